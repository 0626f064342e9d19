package cn.huice.casework.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What the General Office of the State Council announced for one year (国务院办公厅关于…年部分节假日安排的通知), read from
 * {@code calendar/<year>.yaml} on the class path. Each November's announcement is one more file.
 *
 * @param holidays days off, the weekend days among them included
 * @param workdays weekend days that are worked
 */
record AnnouncedYear(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    /** Empty where nothing is on record. */
    static Optional<AnnouncedYear> read(int year) {
        String file = "calendar/" + year + ".yaml";
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return stream == null ? Optional.empty() : Optional.of(parse(file, stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AnnouncedYear parse(String file, InputStream stream) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        if (!(new Load(settings).loadFromInputStream(stream) instanceof Map<?, ?> year)) {
            throw new IllegalStateException(file + " is not a calendar");
        }
        return new AnnouncedYear(days(year.get("放假")), days(year.get("上班")));
    }

    /** {@code 2026-01-04} or {@code 2026-01-01 至 2026-01-03}. */
    private static Set<LocalDate> days(Object list) {
        return list instanceof List<?> entries
                ? entries.stream()
                        .flatMap(entry -> span(entry.toString().split(" 至 ", 2)))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Stream<LocalDate> span(String[] ends) {
        LocalDate first = LocalDate.parse(ends[0].strip());
        LocalDate last = LocalDate.parse(ends[ends.length - 1].strip());
        return first.datesUntil(last.plusDays(1));
    }
}
