package cn.huice.casework.duty;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A duty to be opened.
 *
 * @param policy the 监管 or other policy it follows from
 * @param article of that policy's document
 * @param code what is to be done, in kebab-case; stable, for programs
 * @param title the same for people, in Chinese
 * @param subject the parcel, project, enterprise or district it is about
 * @param district GB/T 2260; who oversees it
 * @param due the last day on which it is in time, in Asia/Shanghai
 * @param recurrence tells duties of one origin and code apart: the same one again opens nothing. The due day where nothing else is said
 * @param byCommand whether a command of the origin fulfils it, so that nobody does by hand
 */
public record DutyDraft(
        String policy,
        String article,
        String code,
        String title,
        Concern subject,
        String district,
        Responsible responsible,
        LocalDate due,
        Origin origin,
        String recurrence,
        boolean byCommand) {

    public DutyDraft {
        Objects.requireNonNull(due, "a duty is dated");
        Objects.requireNonNull(responsible, "a duty is somebody's");
    }

    /** One that whoever it falls to reports as done, and that recurs by its due day. */
    public static DutyDraft of(
            String policy,
            String article,
            String code,
            String title,
            Concern subject,
            String district,
            Responsible responsible,
            LocalDate due,
            Origin origin) {
        return new DutyDraft(
                policy, article, code, title, subject, district, responsible, due, origin, due.toString(), false);
    }

    /** The same, fulfilled by a command of its origin alone. */
    public DutyDraft fulfilledByCommand() {
        return new DutyDraft(
                policy, article, code, title, subject, district, responsible, due, origin, recurrence, true);
    }

    /** The same under a recurrence key of its own, such as the number of an instalment. */
    public DutyDraft recurring(String key) {
        return new DutyDraft(policy, article, code, title, subject, district, responsible, due, origin, key, byCommand);
    }
}
