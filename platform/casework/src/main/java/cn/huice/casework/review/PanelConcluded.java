package cn.huice.casework.review;

/** All experts have signed the minutes. Fired in the transaction of the last signature. */
public record PanelConcluded(String caseId, boolean passed) {}
