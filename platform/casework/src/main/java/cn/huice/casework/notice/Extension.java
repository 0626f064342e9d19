package cn.huice.casework.notice;

import java.time.LocalDate;

/**
 * 延长公示, as everyone may read it.
 *
 * @param on the day it was done
 * @param until the notice's new last day
 * @param reason as the office gives it to the public
 */
public record Extension(LocalDate on, int workingDays, LocalDate until, String reason) {}
