package cn.huice.land.calculation;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.sql.Json;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import cn.huice.policy.Policy;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Works out and keeps, and works out again. */
@ApplicationScoped
class Calculations {
    private static final TypeReference<Map<String, AssessmentView.Used>> FACTS = new TypeReference<>() {};
    private static final TypeReference<List<AssessmentView>> RESULTS = new TypeReference<>() {};
    private static final TypeReference<JsonNode> TREE = new TypeReference<>() {};
    private static final Vocabulary VOCABULARY = Vocabulary.standard();

    private final Editions editions;
    private final Database database;
    private final Json json;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    Calculations(Editions editions, Database database, Json json, Journal journal, Caller caller, Clock clock) {
        this.editions = editions;
        this.database = database;
        this.json = json;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /** What the journal says of it: which texts decided what, not the facts, which may be personal. */
    record Made(UUID id, String topic, LocalDate asOf, String edition, List<String> policies) {}

    /** @param topic null where policies were named */
    @Transactional
    Calculation make(String topic, List<String> policies, LocalDate asOf, Map<AttributeKey, Fact> facts) {
        Editions.Pinned book = editions.current();
        Map<String, AssessmentView.Used> used = new TreeMap<>();
        facts.forEach((key, fact) -> used.put(key.value(), AssessmentView.used(key, fact)));
        Calculation made = new Calculation(
                UUID.randomUUID(),
                topic,
                asOf,
                book.edition(),
                used,
                results(book, policies, asOf, facts),
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        database.change(
                """
                INSERT INTO land_calculation (id, topic, as_of, edition, facts, results, made_by, made_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                """,
                made.id(),
                made.topic(),
                made.asOf(),
                made.edition(),
                json.write(made.facts()),
                json.write(made.results()),
                made.madeBy(),
                made.madeAt());
        journal.append(NewEntry.kept(
                "calculation/" + made.id(),
                "cn.huice.calculation.made.v1",
                made.id().toString(),
                new Made(made.id(), topic, asOf, made.edition(), policies)));
        return made;
    }

    Optional<Calculation> find(UUID id) {
        return database.first(
                "SELECT id, topic, as_of, edition, facts, results, made_by, made_at FROM land_calculation WHERE id = ?",
                this::read,
                id);
    }

    /** From what was kept alone: nothing that has changed since is looked at. */
    Calculation.Replay replay(Calculation kept) {
        List<AssessmentView> again = results(
                editions.pinned(kept.edition()),
                kept.results().stream().map(AssessmentView::policy).toList(),
                kept.asOf(),
                facts(kept.facts()));
        return new Calculation.Replay(kept.id(), tree(again).equals(tree(kept.results())), again);
    }

    /** As JSON, where the order of members says nothing. */
    private JsonNode tree(List<AssessmentView> results) {
        return json.read(json.write(results), TREE);
    }

    private static List<AssessmentView> results(
            Editions.Pinned book, List<String> policies, LocalDate asOf, Map<AttributeKey, Fact> facts) {
        return policies.stream()
                .map(id -> {
                    Policy policy = book.assessable("policies", id);
                    return AssessmentView.of(book.assessor().assess(policy, asOf, Facts.of(facts)))
                            .within(policy);
                })
                .toList();
    }

    private static Map<AttributeKey, Fact> facts(Map<String, AssessmentView.Used> kept) {
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        kept.forEach((key, used) -> {
            Attribute attribute = VOCABULARY.get(new AttributeKey(key));
            try {
                facts.put(
                        attribute.key(),
                        new Fact(
                                VOCABULARY.parse(attribute, used.value()),
                                Standing.valueOf(used.standing()),
                                used.source()));
            } catch (InvalidValue e) {
                throw new IllegalStateException("a kept fact that no longer fits the vocabulary: " + key, e);
            }
        });
        return facts;
    }

    private Calculation read(ResultSet row) throws SQLException {
        Instant madeAt = Database.instant(row, "made_at");
        return new Calculation(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getObject("as_of", LocalDate.class),
                row.getString("edition"),
                json.read(row.getString("facts"), FACTS),
                json.read(row.getString("results"), RESULTS),
                row.getString("made_by"),
                madeAt);
    }
}
