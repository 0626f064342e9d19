package cn.huice.casework.sanction;

/** A sanction was lifted here, the news of it has arrived, or its last day has passed. Fired in the transaction that keeps it. */
public record SanctionEnded(String subjectId, String sanctionId) {}
