package cn.huice.casework.interview;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.policy.question.Question;
import cn.huice.policy.vocabulary.Attribute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What to ask next, and how far it is.
 *
 * @param edition digest of the policy texts
 * @param questions the best first; none when no answer can decide anything more
 * @param settled policies that no missing fact can change any more
 * @param open policies that wait for facts
 * @param eligible policies whose conditions are all met
 */
public record InterviewView(
        LocalDate asOf,
        String edition,
        List<QuestionView> questions,
        int settled,
        int open,
        List<AssessmentView> eligible) {

    /**
     * An attribute to ask for.
     *
     * @param type BOOLEAN, INTEGER, DECIMAL, MONEY, RATIO, DATE, ENUM, SET or TEXT: how an answer is written in facts
     * @param unit CNY, years, m2 ...; null for plain numbers
     * @param options the codes an ENUM or SET may have; empty where a register keeps them
     * @param ordered whether the options run from low to high
     * @param authority who can verify the answer
     * @param personal personal information
     * @param decides policies an answer settles, on average over representative answers; two decimals
     * @param waiting ids of the policies the answer matters for
     */
    public record QuestionView(
            String attribute,
            String name,
            String type,
            String unit,
            List<Option> options,
            boolean ordered,
            String authority,
            boolean personal,
            BigDecimal decides,
            List<String> waiting) {}

    /** A code and its Chinese name. */
    public record Option(String code, String name) {}

    static QuestionView of(Question question) {
        Attribute attribute = question.attribute();
        return new QuestionView(
                attribute.key().value(),
                attribute.name(),
                attribute.type().name(),
                attribute.unit().orElse(null),
                attribute.codes().stream()
                        .map(code -> new Option(code.code(), code.name()))
                        .toList(),
                attribute.ordered(),
                attribute.authority(),
                attribute.pii(),
                BigDecimal.valueOf(question.decides()).setScale(2, RoundingMode.HALF_UP),
                question.waiting());
    }
}
