package cn.huice.land.contract;

import java.time.LocalDate;

/**
 * 续期 of the term, or of the leased part of 租让结合.
 *
 * @param part whether it is the leased part's
 * @param approved null before it is decided
 * @param until last day of the term it adds; null unless approved
 */
public record Renewal(
        int number, boolean part, LocalDate askedOn, Boolean approved, LocalDate decidedOn, LocalDate until) {
    boolean open() {
        return decidedOn == null;
    }

    Renewal decided(boolean result, LocalDate on, LocalDate end) {
        return new Renewal(number, part, askedOn, result, on, end);
    }
}
