package cn.huice.casework.sanction;

/** A sanction was lifted here, or the news of it has arrived. Fired in the transaction that keeps it. */
public record SanctionLifted(String subjectId, String sanctionId) {}
