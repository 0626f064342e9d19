package cn.huice.casework.notice;

/** The notice's term has run out and no objection stands. Fired in the transaction that ends it. */
public record NoticeEnded(String caseId, String noticeId) {}
