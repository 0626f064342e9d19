package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.notice.PublicNotice;
import cn.huice.casework.payment.PaymentOrder;
import cn.huice.casework.recovery.Recovery;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application with everything its reader may want to know.
 *
 * @param number 办件编号
 * @param policyVersion first day of the version it is pinned to
 * @param amount 元 claimed, over all instalments; a decimal string
 * @param allotted 元 a round has given it; a decimal string, null where none has
 * @param assessment JSON, as it was kept
 * @param granted 元 granted after weighing it against other awards; a decimal string
 * @param sanctionedBy id of the sanction that stands against the subject, if one does
 * @param actions what the caller may do now
 */
record ApplicationView(
        String id,
        String number,
        String policy,
        String title,
        LocalDate policyVersion,
        SubjectId subject,
        List<SubjectId> related,
        String district,
        State state,
        StepView step,
        String amount,
        String allotted,
        String granted,
        String unit,
        String sanctionedBy,
        Map<String, Object> facts,

        @JsonRawValue @Schema(implementation = AssessmentView.class)
        String assessment,

        PublicNotice notice,
        List<PaymentOrder> payments,
        List<Recovery> recoveries,
        List<Opinion> opinions,
        List<HistoryLine> history,
        List<Action> actions,
        long revision,
        Instant createdAt,
        LocalDate submittedOn,
        LocalDate decidedOn) {

    /**
     * Where it is: kind, words, who acts, last day, whether that has passed, since when it
     * lies with its applicant with the clock stopped, and since when its being late is known higher up.
     */
    record StepView(
            String kind,
            String name,
            String actor,
            LocalDate due,
            boolean overdue,
            LocalDate pausedOn,
            LocalDate escalatedOn) {}

    /** What a department asked in a joint review says; {@code agrees} is null until it has answered. */
    record Opinion(String department, Boolean agrees, String reason, Instant answeredAt) {}

    /** One thing that happened: when, what, by whom, with which remark. */
    record HistoryLine(Instant at, String event, String actor, String requestId, String comment) {}

    /**
     * The same in a list: without facts, explanation and history.
     *
     * @param panel the panel on which the calling expert has something to do; null for everybody else
     */
    record Summary(
            String id,
            String number,
            String policy,
            String title,
            SubjectId subject,
            String district,
            State state,
            StepView step,
            String amount,
            String granted,
            String sanctionedBy,
            long revision,
            Instant createdAt,
            LocalDate submittedOn,
            String panel) {

        /** For an expert: which panel, and not whose application. */
        Summary forPanel(String waiting) {
            return new Summary(
                    id,
                    null,
                    policy,
                    title,
                    null,
                    district,
                    state,
                    step,
                    null,
                    null,
                    null,
                    revision,
                    createdAt,
                    submittedOn,
                    waiting);
        }
    }
}
