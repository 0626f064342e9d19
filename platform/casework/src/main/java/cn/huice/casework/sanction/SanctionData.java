package cn.huice.casework.sanction;

import java.time.LocalDate;

/**
 * A sanction as the topic huice.sanctions carries it: whole in every event, because compaction keeps only the last one.
 *
 * @param until null where it has no end
 */
record SanctionData(
        String sanction,
        String subjectKind,
        String reason,
        String article,
        String district,
        LocalDate from,
        LocalDate until,
        boolean lifted) {

    static SanctionData of(Sanction s) {
        return new SanctionData(
                s.id(), s.subjectKind(), s.reason(), s.article(), s.district(), s.from(), s.until(), s.lifted());
    }

    Sanction replica(String origin, String subjectId) {
        return new Sanction(
                sanction, origin, subjectKind, subjectId, reason, article, district, from, until, lifted, 1, 0);
    }
}
