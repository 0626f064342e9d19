package cn.huice.casework.duty;

/** Fired in the transaction in which a duty was fulfilled, waived or cancelled. */
public record DutyClosed(Duty duty) {}
