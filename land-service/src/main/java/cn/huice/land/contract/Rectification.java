package cn.huice.land.contract;

import java.time.LocalDate;

/**
 * 限期整改.
 *
 * @param phase index of the phase that was not passed
 * @param months granted; of all together at most {@value #MOST_MONTHS} (三（四）)
 * @param passed null while it runs
 */
public record Rectification(int number, int phase, LocalDate from, LocalDate until, int months, Boolean passed) {
    static final int MOST_MONTHS = 12;

    Rectification ended(boolean result) {
        return new Rectification(number, phase, from, until, months, result);
    }
}
