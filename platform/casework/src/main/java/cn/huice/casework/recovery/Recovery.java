package cn.huice.casework.recovery;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * 追缴: a sum asked back.
 *
 * @param kind {@code WHOLE}, {@code PART} or {@code AMOUNT}
 * @param explanation how the amount comes about, in words and figures
 * @param amount 元 asked back
 * @param received 元 repaid so far
 * @param fraud whether it was obtained by fraud
 * @param sanction the exclusion that is proposed; null where none is
 * @param sanctionId the one that was imposed; null before
 * @param writeOffBy who proposed to write off what is left; null where nobody did
 * @param overdue whether a day of payment has passed without it
 * @param plan what is to be repaid when, in order
 */
public record Recovery(
        String id,
        String application,
        String policy,
        String subjectKind,
        String subjectId,
        String district,
        String reason,
        String article,
        String kind,
        String explanation,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal received,
        State state,
        boolean fraud,
        Proposal sanction,
        String sanctionId,
        String objection,
        String answer,
        String writeOffReason,
        String writeOffBy,
        boolean overdue,
        @JsonIgnore String demandedBy,
        LocalDate demandedOn,
        List<Part> plan,
        long revision,
        @JsonIgnore long sequence) {

    public enum State {
        OPEN,
        REPAID,
        /** An objection held, or the bank had sent the money back. */
        WITHDRAWN,
        WRITTEN_OFF
    }

    /** A sanction's term and the article it rests on. */
    public record Proposal(int months, String article) {}

    /** A part of the repayment, from {@code 1} on; amount in 元. */
    public record Part(
            int number,
            LocalDate due,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}

    /** 元 still to be repaid. */
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public BigDecimal outstanding() {
        return amount.subtract(received);
    }
}
