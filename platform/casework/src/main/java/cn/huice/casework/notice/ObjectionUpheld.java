package cn.huice.casework.notice;

/** An officer found an objection justified; the notice is withdrawn. Fired in the transaction of the answer. */
public record ObjectionUpheld(String caseId) {}
