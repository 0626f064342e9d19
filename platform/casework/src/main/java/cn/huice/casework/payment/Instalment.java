package cn.huice.casework.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One part of an award.
 *
 * @param number 1, 2, 3 ...
 * @param due from this day on it may be paid
 * @param amount 元, above 0
 */
public record Instalment(int number, LocalDate due, BigDecimal amount) {}
