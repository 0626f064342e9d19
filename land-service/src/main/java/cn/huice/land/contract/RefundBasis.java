package cn.huice.land.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** By what the contract reckons the price of the remaining term where the holder leaves; the texts leave it to the contract (四（三）; 四). */
public enum RefundBasis {
    /** In proportion to the days that are left. */
    BY_DAY,
    /** In proportion to the whole years that are left. */
    BY_YEAR,
    /** Nothing is refunded. */
    NONE;

    /**
     * 元, to the fen, half up; never more than was paid.
     *
     * @param paid 元, for the whole term
     * @param first day of the term
     * @param last day of the term
     * @param leaving the first day that is no longer used
     */
    BigDecimal of(BigDecimal paid, LocalDate first, LocalDate last, LocalDate leaving) {
        LocalDate end = last.plusDays(1);
        LocalDate from = leaving.isBefore(first) ? first : leaving;
        if (!from.isBefore(end)) {
            return BigDecimal.ZERO.setScale(2);
        }
        return switch (this) {
            case BY_DAY -> share(paid, ChronoUnit.DAYS.between(from, end), ChronoUnit.DAYS.between(first, end));
            case BY_YEAR ->
                share(paid, ChronoUnit.YEARS.between(from, end), Math.max(1, ChronoUnit.YEARS.between(first, end)));
            case NONE -> BigDecimal.ZERO.setScale(2);
        };
    }

    private static BigDecimal share(BigDecimal paid, long left, long all) {
        return paid.multiply(BigDecimal.valueOf(left)).divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    }
}
