package cn.huice.land.supply;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.land.supply.Examination.Effect;
import cn.huice.web.FieldError;
import java.math.BigDecimal;
import java.util.List;

/**
 * A price that a rule computes for a scheme: the parcel is not supplied for less.
 *
 * @param governs whether the parcel is supplied by it; others are there to be seen beside it
 * @param open whether it is an open question that the rule binds there: below it takes a reason and the approval
 * @param effect on the start price
 * @param least for all years of the supply, 元; null where facts are missing
 * @param reckoning of a rule that speaks of one square metre at the statutory term: how it became the sum; null otherwise
 * @param missing the attributes without which there is no sum
 */
public record PriceFloor(
        boolean governs,
        boolean open,
        Effect effect,
        AssessmentView.Money least,
        String reckoning,
        List<String> missing,
        AssessmentView answer) {

    static PriceFloor of(
            boolean governs,
            boolean open,
            BigDecimal startPrice,
            AssessmentView.Money least,
            String reckoning,
            List<String> missing,
            AssessmentView answer) {
        return new PriceFloor(governs, open, effect(least, open, startPrice), least, reckoning, missing, answer);
    }

    /** The same, where another governs. */
    PriceFloor beside() {
        return new PriceFloor(false, open, effect, least, reckoning, missing, answer);
    }

    /** What it means for a price, 元. */
    Effect on(BigDecimal price) {
        return effect(least, open, price);
    }

    private static Effect effect(AssessmentView.Money least, boolean open, BigDecimal price) {
        if (least == null) {
            return Effect.INCOMPLETE;
        }
        if (price.compareTo(new BigDecimal(least.value())) >= 0) {
            return Effect.KEPT;
        }
        return open ? Effect.EXCEPTIONAL : Effect.BROKEN;
    }

    /** @param field the price that is below it */
    FieldError tooLow(String field) {
        String how = reckoning == null ? "" : "（" + reckoning + "）";
        return FieldError.of(
                field,
                "不得低于 " + least.value() + " 元" + how,
                "must be " + least.value() + " yuan at least" + (reckoning == null ? "" : " (" + reckoning + ")"),
                rule());
    }

    /** One line for each fact that is missing. */
    List<FieldError> undecided() {
        return missing.stream()
                .map(key -> FieldError.of(
                        "facts." + key, "缺少：据此计算最低价格", "missing: the least price is computed from it", rule()))
                .toList();
    }

    /** The policy and the article that computes. */
    private String rule() {
        return answer.trace().isEmpty()
                ? answer.policy()
                : answer.policy() + " " + answer.trace().getLast().article();
    }
}
