package cn.huice.casework.sanction;

import java.time.LocalDate;

/**
 * A sanction to be imposed.
 *
 * @param subjectKind {@code person}, {@code enterprise} ...
 * @param district whose officers may lift it; GB/T 2260
 * @param until last day; null for no end
 */
public record SanctionDraft(
        String subjectKind,
        String subjectId,
        String reason,
        String article,
        String district,
        LocalDate from,
        LocalDate until) {}
