package cn.huice.casework.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What the General Office of the State Council announced for one year (国务院办公厅关于…年部分节假日安排的通知).
 *
 * @param holidays days off, weekends among them included
 * @param workdays weekend days that are worked
 */
record AnnouncedYear(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    static Optional<AnnouncedYear> read(int year) {
        return Optional.empty();
    }
}
