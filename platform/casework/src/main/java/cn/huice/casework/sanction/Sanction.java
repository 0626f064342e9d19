package cn.huice.casework.sanction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * An exclusion for dishonesty, imposed here or in another service.
 *
 * @param origin CloudEvents source of the service that imposed it, and that alone can lift it
 * @param district whose officers may lift it; GB/T 2260
 * @param from first day
 * @param until last day; null where it has no end
 * @param lifted whether it was ended before its time
 */
public record Sanction(
        String id,
        String origin,
        String subjectKind,
        String subjectId,
        String reason,
        String article,
        String district,
        LocalDate from,
        LocalDate until,
        boolean lifted,
        long revision,
        @JsonIgnore long sequence) {

    boolean covers(LocalDate day) {
        return !lifted && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
