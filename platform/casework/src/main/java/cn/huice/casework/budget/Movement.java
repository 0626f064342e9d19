package cn.huice.casework.budget;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * One line of a budget's ledger: by how much each sum changed, and what it came to.
 *
 * @param application the case it was for; null where it was for none
 * @param otherBudget the budget it came from or went to; null where there is none
 * @param amount 元, above 0 but for what changes nothing
 * @param why in words; null where the kind says it
 */
public record Movement(
        OffsetDateTime at,
        Kind kind,
        String application,
        String otherBudget,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        Sums change,
        Sums after,
        String why,
        @JsonIgnore long sequence) {

    public enum Kind {
        /** The budget was made. */
        MADE,
        /** It stood like this when the ledger was opened. */
        OPENED,
        /** Its total was corrected. */
        AMENDED,
        /** 安排: promised to a case. */
        RESERVED,
        /** 承诺: granted and ordered, so owed. */
        COMMITTED,
        /** A promise was given back. */
        RELEASED,
        /** 拨付. */
        PAID,
        /** 退汇: what was paid came back and is owed again. */
        RETURNED,
        /** 追回: what was paid came back for good, into this budget. */
        RECOVERED,
        /** 追回 into the treasury: this budget stays as it is. */
        SURRENDERED,
        /** 结转: owed, and paid from next year's budget. */
        CARRIED_OVER,
        /** The same, in next year's budget. */
        CARRIED_IN
    }

    /** The sums of a budget, or changes of them, in 元. */
    public record Sums(
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal reserved,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal committed,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal paid) {
        private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

        static Sums total(BigDecimal by) {
            return new Sums(by, ZERO, ZERO, ZERO);
        }

        static Sums reserved(BigDecimal by) {
            return new Sums(ZERO, by, ZERO, ZERO);
        }

        static Sums committed(BigDecimal by) {
            return new Sums(ZERO, ZERO, by, ZERO);
        }

        static Sums paid(BigDecimal by) {
            return new Sums(ZERO, ZERO, ZERO, by);
        }

        Sums and(Sums more) {
            return new Sums(
                    total.add(more.total),
                    reserved.add(more.reserved),
                    committed.add(more.committed),
                    paid.add(more.paid));
        }
    }
}
