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
 * @param releasedBy who handed it to the treasury; null before
 * @param confirmedBy who booked the treasury's last word on it; null before
 */
public record PaymentBatch(
        String id,
        State state,
        int orders,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        String madeBy,
        OffsetDateTime madeAt,
        String releasedBy,
        OffsetDateTime releasedAt,
        String confirmedBy,
        OffsetDateTime confirmedAt,
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
     * @param endToEnd names this attempt at paying this order, for the bank and for ever; ISO 20022 Max35Text
     * @param outcome {@code PAID}, {@code FAILED}, {@code DISCARDED}, {@code RETURNED}; null until it is known
     * @param reason what the bank gave for a failure or return; null otherwise
     */
    public record Line(
            String order,
            @JsonIgnore String caseId,
            String subject,
            String policy,
            int instalment,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
            String outcome,
            String endToEnd,
            String reason,
            @JsonIgnore String subjectKind) {}
}
