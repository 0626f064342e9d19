package cn.huice.casework.payment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An order to pay one instalment.
 *
 * @param number of the instalment
 * @param amount 元
 * @param batch the live batch it is in, or the one it was paid with; null otherwise
 * @param failures how often the treasury side reported it as failed
 */
public record PaymentOrder(
        String id,
        String caseId,
        String subjectId,
        String policy,
        String district,
        int number,
        LocalDate due,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        State state,
        String batch,
        int failures,
        @JsonIgnore long sequence) {

    public enum State {
        DUE_LATER,
        /** Its day has come; it can be put into a batch. A failed payment returns here. */
        PAYABLE,
        BATCHED,
        PAID,
        CANCELLED
    }
}
