package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.sql.Json;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Computes past evaluations once more (DESIGN §9.8). Nothing is kept of it. */
@ApplicationScoped
class Replays {
    private static final Map<String, Function<AssessmentView, Object>> COMPARED = new LinkedHashMap<>();

    static {
        COMPARED.put("version", AssessmentView::version);
        COMPARED.put("outcome", AssessmentView::outcome);
        COMPARED.put("amount", AssessmentView::amount);
        COMPARED.put("ceiling", AssessmentView::ceiling);
        COMPARED.put("needs", AssessmentView::needs);
        COMPARED.put("manualReview", AssessmentView::manualReview);
    }

    private final Editions editions;
    private final Json json;

    Replays(Editions editions, Json json) {
        this.editions = editions;
        this.json = json;
    }

    List<KeptEvaluation> kept(Application application) {
        List<Evaluation> all = Evaluation.list("applicationId = ?1 order by id", application.id);
        List<KeptEvaluation> kept = new ArrayList<>();
        for (Evaluation each : all) {
            kept.add(new KeptEvaluation(
                    kept.size() + 1,
                    each.purpose.name(),
                    each.asOf,
                    each.evaluatedAt,
                    each.edition,
                    json.read(each.facts, new TypeReference<>() {}),
                    json.read(each.result, new TypeReference<>() {})));
        }
        return kept;
    }

    /** @throws ProblemException 404 for a number it has not; 409 where a kept fact is no longer of its attribute's type */
    Replay replay(Application application, String number) {
        KeptEvaluation kept = kept(application).stream()
                .filter(each -> String.valueOf(each.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("测算/evaluation", number));
        Editions.Pinned book = editions.pinned(kept.edition());
        AssessmentView recomputed = AssessmentView.of(
                book.assessor().assess(book.policy(application.policyId), kept.asOf(), Facts.of(facts(kept.facts()))));
        List<String> differences = COMPARED.entrySet().stream()
                .filter(each -> !Objects.equals(
                        each.getValue().apply(kept.result()), each.getValue().apply(recomputed)))
                .map(Map.Entry::getKey)
                .toList();
        return new Replay(kept.number(), kept.edition(), kept.result(), recomputed, differences.isEmpty(), differences);
    }

    private static Map<AttributeKey, Fact> facts(Map<String, AssessmentView.Used> kept) {
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        kept.forEach((key, used) -> facts.put(new AttributeKey(key), fact(key, used)));
        return facts;
    }

    private static Fact fact(String key, AssessmentView.Used used) {
        try {
            Vocabulary vocabulary = Vocabulary.standard();
            return new Fact(
                    vocabulary.parse(vocabulary.get(new AttributeKey(key)), used.value()),
                    Standing.valueOf(used.standing()),
                    used.source());
        } catch (InvalidValue e) {
            throw ProblemException.conflict(
                    "fact-unreadable",
                    Text.of("当时的事实已不合现在的词汇表", "A kept fact no longer fits the vocabulary"),
                    new FieldError("facts." + key, Text.same(e.getMessage()), "vocabulary"));
        }
    }
}
