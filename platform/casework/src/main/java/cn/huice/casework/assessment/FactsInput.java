package cn.huice.casework.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.InvalidValue;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts as a caller states them: attribute keys of the vocabulary with JSON values. */
public final class FactsInput {
    public static final String APPLICANT = "申请人";
    private static final int MOST = 2_000;

    private FactsInput() {}

    /**
     * Reads what a caller declares about a subject.
     *
     * @throws ProblemException 400 naming every field that is not an attribute or not of its type
     */
    public static Map<AttributeKey, Fact> declared(Map<String, Object> facts) {
        Map<AttributeKey, Fact> declared = new TreeMap<>();
        List<FieldError> errors = new ArrayList<>();
        if (facts.size() > MOST) {
            throw ProblemException.badField(
                    FieldError.of("facts", "最多 " + MOST + " 项", "at most " + MOST + " entries", "maxItems"));
        }
        facts.forEach((key, json) -> {
            Optional<Attribute> attribute = Vocabulary.standard().find(key);
            if (attribute.isEmpty()) {
                errors.add(unknown(key));
                return;
            }
            try {
                declared.put(
                        attribute.get().key(),
                        new Fact(Vocabulary.standard().parse(attribute.get(), json), Standing.DECLARED, APPLICANT));
            } catch (InvalidValue e) {
                errors.add(new FieldError(
                        "facts." + key,
                        Text.same(e.getMessage()),
                        attribute.get().type().name()));
            }
        });
        if (!errors.isEmpty()) {
            throw new ProblemException(400, "invalid-facts", Text.of("有事实不合要求", "Some facts are not valid"), errors);
        }
        return declared;
    }

    private static FieldError unknown(String key) {
        Optional<String> nearest = Vocabulary.standard().nearestKey(key);
        return FieldError.of(
                "facts." + key,
                "词汇表里没有这个属性" + nearest.map(near -> "，是不是 " + near + "？").orElse(""),
                "not an attribute"
                        + nearest.map(near -> "; did you mean " + near + "?").orElse(""),
                "vocabulary");
    }
}
