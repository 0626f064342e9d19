package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.assessment.KnownFacts;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Evaluates cases under the policy they are pinned to, and keeps every evaluation that a step relied on. */
@ApplicationScoped
class Evaluations {
    private final Editions editions;
    private final KnownFacts knownFacts;
    private final Procedures procedures;
    private final Database database;
    private final Json json;
    private final Clock clock;

    Evaluations(
            Editions editions,
            KnownFacts knownFacts,
            Procedures procedures,
            Database database,
            Json json,
            Clock clock) {
        this.database = database;
        this.editions = editions;
        this.knownFacts = knownFacts;
        this.procedures = procedures;
        this.json = json;
        this.clock = clock;
    }

    /** An assessment and all the facts it could look at. */
    record Evaluated(Policy policy, Assessment assessment, Map<AttributeKey, Fact> facts) {}

    /** With the facts as known today, under the version in force on the day of submission (today, for a draft). */
    Evaluated evaluate(Application application) {
        LocalDate today = LocalDate.now(clock);
        Map<AttributeKey, Fact> facts = knownFacts.merge(declared(application), subjects(application), today);
        Editions.Pinned pinned = editions.pinned(application.bookEdition);
        Policy policy = pinned.policy(application.policyId);
        LocalDate asOf = application.submittedOn == null ? today : application.submittedOn;
        return new Evaluated(policy, pinned.assessor().assess(policy, asOf, Facts.of(facts)), facts);
    }

    /**
     * Whether the award's conditions still hold on a day after the decision, under the version the case is pinned to,
     * also where that has run out for new cases. What a step wants verified counts only as verified.
     */
    Evaluated continued(Application application, LocalDate on) {
        Editions.Pinned pinned = editions.pinned(application.bookEdition);
        Policy policy = pinned.policy(application.policyId);
        Set<String> verifying = procedures.get(application.procedureId).steps().stream()
                .flatMap(step -> step.verifiedBy().stream())
                .collect(Collectors.toUnmodifiableSet());
        Map<AttributeKey, Fact> facts =
                new TreeMap<>(knownFacts.merge(declared(application), subjects(application), on));
        facts.entrySet()
                .removeIf(known -> known.getValue().standing() != Standing.VERIFIED
                        && verifying.contains(
                                Vocabulary.standard().get(known.getKey()).authority()));
        LocalDate asOf = policy.versionOn(application.submittedOn)
                .flatMap(PolicyVersion::effectiveUntil)
                .filter(last -> last.isBefore(on))
                .orElse(on);
        return new Evaluated(policy, pinned.assessor().assess(policy, asOf, Facts.of(facts)), facts);
    }

    void keep(Application application, Evaluation.Purpose purpose, Evaluated evaluated) {
        Map<String, AssessmentView.Used> used = new TreeMap<>();
        for (AttributeKey key : evaluated.assessment().used()) {
            used.put(key.value(), AssessmentView.used(key, evaluated.facts().get(key)));
        }
        Evaluation evaluation = new Evaluation();
        evaluation.applicationId = application.id;
        evaluation.purpose = purpose;
        evaluation.edition = application.bookEdition;
        evaluation.asOf = evaluated.assessment().asOf();
        evaluation.evaluatedAt = clock.instant();
        evaluation.facts = json.write(used);
        evaluation.result = json.write(AssessmentView.of(evaluated.assessment()));
        evaluation.persist();
    }

    /** The latest kept one that led to the award, as JSON of the {@link AssessmentView}; empty for a draft. */
    Optional<String> latest(Application application) {
        return database.first("""
                select result from evaluation where application_id = ? and purpose <> ? order by id desc limit 1
                """, row -> row.getString("result"), application.id, Evaluation.Purpose.INSTALMENT);
    }

    Map<AttributeKey, Fact> declared(Application application) {
        return FactsInput.declared(json.read(application.declared, new TypeReference<>() {}));
    }

    List<SubjectId> subjects(Application application) {
        List<SubjectId> subjects = new ArrayList<>();
        subjects.add(application.subject());
        subjects.addAll(application.related());
        return subjects;
    }
}
