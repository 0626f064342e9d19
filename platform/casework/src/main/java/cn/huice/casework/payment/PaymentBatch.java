package cn.huice.casework.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * Orders that go to the treasury together.
 *
 * @param orders how many
 * @param total 元
 */
public record PaymentBatch(
        String id,
        State state,
        int orders,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        String madeBy,
        OffsetDateTime madeAt,
        long revision,
        @JsonIgnore long sequence) {

    public enum State {
        /** Put together; it can still be discarded. */
        MADE,
        /** Handed to the treasury. */
        RELEASED,
        /** The treasury has said what was paid. */
        CONFIRMED,
        /** Taken apart before its release. */
        DISCARDED
    }

    /**
     * One order of a batch.
     *
     * @param outcome {@code PAID}, {@code FAILED}, {@code DISCARDED}; null until it is known
     */
    public record Line(
            String order,
            @JsonIgnore String caseId,
            String subject,
            String policy,
            int instalment,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String outcome) {}
}
