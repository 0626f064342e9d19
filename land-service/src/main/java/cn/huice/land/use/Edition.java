package cn.huice.land.use;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One edition of a classification.
 *
 * @param until the last day on which parcels were registered by it
 * @param classes by code
 */
public record Edition(
        String scheme,
        String version,
        String title,
        LocalDate from,
        Optional<LocalDate> until,
        Map<String, Entry> classes) {

    /** @param kind the code of {@code parcel.use_class} by which policies know it */
    public record Entry(String code, String name, String kind) {}

    boolean inForce(LocalDate day) {
        return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
    }
}
