package cn.huice.policy.assessment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A calendar of working days (Monday to Friday, less the statutory holidays, plus the make-up days). The caller brings it:
 * the State Council announces it year by year. What lies beyond the years it knows is unknown, never guessed.
 */
public interface WorkingDays {

    /** No calendar at all: everything about working days stays open. */
    WorkingDays NONE = new WorkingDays() {
        @Override
        public Optional<LocalDate> shift(LocalDate from, int workingDays) {
            return Optional.empty();
        }

        @Override
        public OptionalInt between(LocalDate from, LocalDate to) {
            return OptionalInt.empty();
        }
    };

    /**
     * The last day of a term; the day it starts on does not count (民法典 第二百零一条).
     *
     * @param workingDays negative goes back
     * @return empty beyond the known years
     */
    Optional<LocalDate> shift(LocalDate from, int workingDays);

    /**
     * Working days after the first day up to and with the last; negative where it lies before.
     *
     * @return empty beyond the known years
     */
    OptionalInt between(LocalDate from, LocalDate to);
}
