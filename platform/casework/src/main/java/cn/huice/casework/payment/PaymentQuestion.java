package cn.huice.casework.payment;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * 存疑款项: a bank reported against what it had reported before. A person finds out what is true; until then the order is
 * neither paid again nor written off.
 *
 * @param returnId the bank's file that raised it
 * @param endToEnd the attempt it is about
 * @param reason what that file said of it
 * @param answer {@code paid}, {@code unpaid} or {@code noted}; null while it is open
 */
public record PaymentQuestion(
        String id,
        String returnId,
        String batch,
        String order,
        String endToEnd,
        Kind kind,
        String reason,
        State state,
        String answer,
        String comment,
        String answeredBy,
        long revision,
        @JsonIgnore long sequence) {
    static final String HELD = "银行回执前后矛盾，待查清";

    public enum Kind {
        /** Reported as failed first, as paid later. */
        LATE_SUCCESS,
        /** The same, after another attempt at the same order was paid. */
        PAID_TWICE,
        /** Reported as paid first, as failed or returned later. */
        LATE_FAILURE
    }

    public enum State {
        OPEN,
        ANSWERED
    }
}
