package cn.huice.casework.payment;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One part of an award.
 *
 * @param number 1, 2, 3 ...
 * @param due from this day on it may be paid
 * @param amount 元, above 0
 * @param conditional whether the award's conditions are checked once more when it is due, before it may be paid
 */
public record Instalment(int number, LocalDate due, BigDecimal amount, boolean conditional) {

    /** One that nothing stands in the way of but its day. */
    public Instalment(int number, LocalDate due, BigDecimal amount) {
        this(number, due, amount, false);
    }
}
