package cn.huice.land.contract;

import java.time.LocalDate;

/**
 * 续期.
 *
 * @param approved null before it is decided
 * @param until last day of the term it adds; null unless approved
 */
public record Renewal(int number, LocalDate askedOn, Boolean approved, LocalDate decidedOn, LocalDate until) {
    boolean open() {
        return decidedOn == null;
    }

    Renewal decided(boolean result, LocalDate on, LocalDate end) {
        return new Renewal(number, askedOn, result, on, end);
    }
}
