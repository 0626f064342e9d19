package cn.huice.casework.recovery;

import cn.huice.casework.sql.Money;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much is asked back of what was paid. Rounded once, at the end, half up, to the fen. */
public sealed interface Formula {

    /** 全部. */
    record Whole() implements Formula {}

    /**
     * 按未履行期限占比: paid × (term − fulfilled) ÷ term.
     *
     * @param fulfilled months served, 0 to the term
     * @param term months promised, above 0
     */
    record Part(int fulfilled, int term) implements Formula {

        /** @throws ProblemException 400 where the months are not within the term */
        public Part {
            if (term < 1 || fulfilled < 0 || fulfilled >= term) {
                throw ProblemException.badField(FieldError.of(
                        "formula.fulfilled",
                        "已履行月数应在 0 与总月数之间",
                        "must be at least 0 and less than the term",
                        "0 <= fulfilled < term"));
            }
        }
    }

    /** 定额, in 元. */
    record Fixed(BigDecimal amount) implements Formula {}

    /** As it is stored and shown: {@code WHOLE}, {@code PART}, {@code AMOUNT}. */
    default String kind() {
        return switch (this) {
            case Whole whole -> "WHOLE";
            case Part part -> "PART";
            case Fixed fixed -> "AMOUNT";
        };
    }

    /** @param paid 元 that were paid and have not been asked back yet */
    default BigDecimal of(BigDecimal paid) {
        return switch (this) {
            case Whole whole -> paid;
            case Part(int fulfilled, int term) ->
                paid.multiply(BigDecimal.valueOf((long) term - fulfilled))
                        .divide(BigDecimal.valueOf(term), 2, RoundingMode.HALF_UP);
            case Fixed(BigDecimal amount) -> amount;
        };
    }

    /** The computation in words, to the fen. */
    default String explained(BigDecimal paid) {
        String amount = Money.text(of(paid));
        return switch (this) {
            case Whole whole -> "已拨付且未追缴 " + Money.text(paid) + " 元，全部追缴";
            case Part(int fulfilled, int term) ->
                "已拨付且未追缴 %s 元 × 未履行 %d 个月 ÷ 约定 %d 个月 = %s 元（四舍五入到分）"
                        .formatted(Money.text(paid), term - fulfilled, term, amount);
            case Fixed fixed -> "已拨付且未追缴 " + Money.text(paid) + " 元，其中追缴 " + amount + " 元";
        };
    }
}
