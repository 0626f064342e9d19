package cn.huice.casework.payment;

import java.util.SortedSet;

/**
 * The treasury's report on payments of these cases is about to be booked. Fired in that transaction before it locks
 * orders or budgets, so that cases can be locked first, as everywhere else, and in one order.
 */
public record PaymentsConfirming(SortedSet<String> caseIds) {}
