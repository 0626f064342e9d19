package cn.huice.casework.calendar;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.sql.Database;
import io.quarkus.arc.DefaultBean;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * The time the application goes by, in Asia/Shanghai: real time, plus an offset all replicas share where the clock is
 * settable. Tokens are validated by real time.
 */
@Singleton
public class BusinessClock {
    private static final String SET =
            "insert into clock_setting (shift) values (?) on conflict (only_row) do update set shift = excluded.shift";

    private final ShiftedClock clock = new ShiftedClock();
    private final ClockSettings settings;
    private final Database database;
    private final Journal journal;

    BusinessClock(ClockSettings settings, Database database, Journal journal) {
        this.settings = settings;
        this.database = database;
        this.journal = journal;
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return clock;
    }

    boolean settable() {
        return settings.settable();
    }

    Duration offset() {
        return clock.offset();
    }

    /** Keeps the time of day; real time goes on from there. */
    public void setToday(LocalDate day) {
        ZonedDateTime real = ShiftedClock.realTime();
        setOffset(Duration.between(real, real.with(day)));
    }

    /** In a transaction of its own. @param offset from real time, not from what the clock shows now */
    public synchronized void setOffset(Duration offset) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.change(SET, offset.toString());
            journal.append(
                    NewEntry.kept("clock", "cn.huice.clock.set.v1", "clock", Map.of("offset", offset.toString())));
        });
        clock.shift(offset);
    }

    /** Other replicas follow within a second. */
    @Scheduled(every = "1s", identity = "clock", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void follow() {
        if (settings.settable()) {
            clock.shift(database.first("select shift from clock_setting", row -> Duration.parse(row.getString(1)))
                    .orElse(Duration.ZERO));
        }
    }
}
