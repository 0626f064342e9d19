package cn.huice.land.ogc;

import cn.huice.casework.calendar.Shanghai;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A datetime: the days, in Shanghai, that an item's time must touch.
 *
 * @param from empty for the beginning of time
 * @param until the last day; empty for its end
 */
record Period(Optional<LocalDate> from, Optional<LocalDate> until) {

    /**
     * An RFC 3339 instant or day, or an interval of them that may be open. As the OGC's conformance tests ask, an interval may also end
     * by a number of years, months, weeks or days after it begins (ISO 8601).
     *
     * @throws cn.huice.web.ProblemException 400 for anything else
     */
    static Period read(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length == 1) {
            Optional<LocalDate> day = Optional.of(day(ends[0]));
            return new Period(day, day);
        }
        if (ends.length != 2) {
            throw bad();
        }
        if (open(ends[0]) && open(ends[1])) {
            return new Period(Optional.empty(), Optional.empty());
        }
        Period period = new Period(
                open(ends[0]) ? Optional.empty() : Optional.of(day(ends[0])),
                open(ends[1]) ? Optional.empty() : Optional.of(end(ends[0], ends[1])));
        if (period.from.isPresent()
                && period.until.isPresent()
                && period.from.get().isAfter(period.until.get())) {
            throw Parameters.bad("datetime", "起始晚于终止", "begins after it ends", "start/end");
        }
        return period;
    }

    private static boolean open(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static LocalDate end(String begin, String end) {
        if (!end.startsWith("P") || open(begin)) {
            return day(end);
        }
        try {
            return day(begin).plus(java.time.Period.parse(end));
        } catch (DateTimeException | ArithmeticException e) {
            throw bad();
        }
    }

    private static LocalDate day(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text.toUpperCase(Locale.ROOT))
                            .atZoneSameInstant(Shanghai.ZONE)
                            .toLocalDate();
        } catch (DateTimeException e) {
            throw bad();
        }
    }

    private static cn.huice.web.ProblemException bad() {
        return Parameters.bad(
                "datetime",
                "应为 RFC 3339 时刻、日期或以 / 分隔的区间，.. 为不限",
                "must be an RFC 3339 instant or day, or two with / between them, .. for no bound",
                "RFC 3339");
    }
}
