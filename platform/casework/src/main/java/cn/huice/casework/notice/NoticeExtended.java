package cn.huice.casework.notice;

import java.time.LocalDate;

/** A notice stands longer than it was to. Fired in the transaction that extends it. */
public record NoticeExtended(String caseId, LocalDate until) {}
