package cn.huice.casework.duty;

/**
 * Fired before a duty is locked to be closed: whoever keeps the thing it came out of locks that first, so that all lock in one order.
 */
public record DutyClosing(Origin origin) {}
