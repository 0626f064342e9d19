package cn.huice.casework.duty;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dated duty.
 *
 * @param policy the policy it follows from
 * @param code what is to be done, for programs
 * @param title the same for people, in Chinese
 * @param subject what it is about
 * @param due the last day on which it is in time
 * @param closedOn when it was fulfilled, waived or cancelled; null while it is open
 * @param note what was said then: of a waiver or cancellation the reason
 * @param byCommand whether a command of its origin fulfils it, so that nobody does by hand
 * @param overdueOn when it was first seen to be late; null where it never was
 */
public record Duty(
        String id,
        String policy,
        String article,
        String code,
        String title,
        Concern subject,
        String district,
        Responsible responsible,
        LocalDate due,
        LocalDate openedOn,
        State state,
        LocalDate closedOn,
        String note,
        Origin origin,
        String recurrence,
        boolean byCommand,
        LocalDate overdueOn,
        long revision,
        @JsonIgnore long sequence) {

    @Schema(name = "DutyState")
    public enum State {
        OPEN("待履行"),
        FULFILLED("已履行"),
        /** 豁免: somebody with the right to do so has let it go. */
        WAIVED("已豁免"),
        /** What it came out of has gone another way. */
        CANCELLED("已撤销");

        private final String zh;

        State(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** Open past its last day, or fulfilled after it. */
    public boolean lateOn(LocalDate today) {
        return switch (state) {
            case OPEN -> due.isBefore(today);
            case FULFILLED -> due.isBefore(closedOn);
            case WAIVED, CANCELLED -> false;
        };
    }
}
