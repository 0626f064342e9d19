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
 * @param failures how often the treasury side reported it as failed, or the money came back
 * @param hold what makes it wait for a person; null where it does not
 * @param held that in words; null where it does not wait
 */
public record PaymentOrder(
        String id,
        String caseId,
        String subjectKind,
        String subjectId,
        String policy,
        String district,
        int number,
        LocalDate due,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        State state,
        String batch,
        int failures,
        Hold hold,
        String held,
        long revision,
        @JsonIgnore long sequence) {

    /** What a held order waits for. */
    public enum Hold {
        /** The conditions of the award no longer hold, or nobody can tell: an officer decides. */
        CONDITIONS,
        /** The bank contradicts itself about an attempt to pay it: finance finds out. */
        QUESTION
    }

    public enum State {
        DUE_LATER,
        /** Its day has come; it can be put into a batch. A failed payment returns here. */
        PAYABLE,
        BATCHED,
        PAID,
        CANCELLED,
        /** A person has to decide about it first. */
        HELD
    }
}
