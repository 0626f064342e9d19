package cn.huice.policy.question;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds the questions whose answers decide most. Stateless, safe for use by many threads. */
public final class NextQuestions {
    /** Of two that decide as much, the one that more policies wait for; then by key, so that the order is the same always. */
    private static final Comparator<Question> BEST_FIRST = Comparator.comparingDouble(Question::decides)
            .thenComparingInt(question -> question.waiting().size())
            .reversed()
            .thenComparing(question -> question.attribute().key());

    private static final String SOURCE = "";

    private final PolicyBook book;
    private final Assessor assessor;

    /** @param assessor of the book's policies, with the calendar the assessments were made with */
    public NextQuestions(PolicyBook book, Assessor assessor) {
        this.book = book;
        this.assessor = assessor;
    }

    /**
     * The best questions, the best first; none if nothing is open that an answer could decide.
     *
     * @param found what is known of each policy so far, assessed as of that day on the known facts
     * @param passed attributes that were asked for and not answered
     * @param most how many questions at the most
     */
    public List<Question> best(
            Collection<Assessment> found,
            LocalDate asOf,
            Map<AttributeKey, Fact> known,
            Set<AttributeKey> passed,
            int most) {
        var best = new ArrayList<Question>();
        for (Map.Entry<AttributeKey, List<Policy>> open : byWaiting(found, passed)) {
            // No answer settles more policies than wait for it, and those that follow are waited for by no more.
            if (best.size() >= most
                    && best.get(most - 1).decides() > open.getValue().size()) {
                break;
            }
            best.add(question(open.getKey(), open.getValue(), asOf, known));
            best.sort(BEST_FIRST);
        }
        return List.copyOf(best.subList(0, Math.min(most, best.size())));
    }

    private List<Map.Entry<AttributeKey, List<Policy>>> byWaiting(
            Collection<Assessment> found, Set<AttributeKey> passed) {
        var waiting = new TreeMap<AttributeKey, List<Policy>>();
        for (Assessment assessment : found) {
            for (AttributeKey need : assessment.needs()) {
                if (!passed.contains(need)) {
                    waiting.computeIfAbsent(need, key -> new ArrayList<>())
                            .add(book.find(assessment.policyId()).orElseThrow());
                }
            }
        }
        return waiting.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<AttributeKey, List<Policy>> each) ->
                        -each.getValue().size()))
                .toList();
    }

    private Question question(AttributeKey key, List<Policy> waiting, LocalDate asOf, Map<AttributeKey, Fact> known) {
        var attribute = Vocabulary.standard().get(key);
        List<Value> samples = Samples.of(attribute, asOf);
        int settled = 0;
        for (Value sample : samples) {
            Facts facts = with(known, key, new Fact(sample, Standing.DECLARED, SOURCE));
            for (Policy policy : waiting) {
                if (assessor.assess(policy, asOf, facts).needs().isEmpty()) {
                    settled++;
                }
            }
        }
        return new Question(
                attribute,
                samples.isEmpty() ? 0 : (double) settled / samples.size(),
                waiting.stream().map(Policy::id).sorted().toList());
    }

    private static Facts with(Map<AttributeKey, Fact> known, AttributeKey key, Fact answer) {
        var kept = Map.copyOf(known);
        return asked -> Optional.ofNullable(asked.equals(key) ? answer : kept.get(asked));
    }
}
