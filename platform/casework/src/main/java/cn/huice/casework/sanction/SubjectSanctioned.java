package cn.huice.casework.sanction;

/** A sanction was imposed here, or has arrived from another service. Fired in the transaction that keeps it. */
public record SubjectSanctioned(String subjectId, String sanctionId, String reason) {}
