package cn.huice.casework.columns;

import cn.huice.journal.sql.Database;
import cn.huice.policy.scan.Columns;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.RegisterReader;
import cn.huice.registry.SubjectKind;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The register's facts as columns: a kind is read when it is first asked for, holds what stands today, and is brought up to
 * date from the database before every use, so that it can miss no change, whichever process made it. It is read anew only
 * where attributes are asked for that it does not have.
 */
@ApplicationScoped
public class RegisterColumns {
    private static final Logger LOG = Logger.getLogger(RegisterColumns.class);

    private final RegisterReader register;
    private final Database database;
    private final ColumnsSettings settings;
    private final Clock clock;
    private final Map<SubjectKind, KindColumns> kept = new ConcurrentHashMap<>();
    private final Map<SubjectKind, Object> reading = new ConcurrentHashMap<>();

    RegisterColumns(
            RegisterReader register, Database database, ColumnsSettings settings, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.register = register;
        this.settings = settings;
        this.clock = clock;
        for (SubjectKind kind : SubjectKind.values()) {
            reading.put(kind, new Object());
            Gauge.builder("huice.columns.bytes", () -> size(kind, Columns::bytes))
                    .tag("kind", kind.apiName())
                    .register(metrics);
            Gauge.builder("huice.columns.subjects", () -> size(kind, columns -> (long) columns.size()))
                    .tag("kind", kind.apiName())
                    .register(metrics);
        }
    }

    /**
     * Columns that nobody changes meanwhile.
     *
     * @param districts GB/T 2260 code by row; empty where the subject is not registered here
     */
    public record Reading(Columns columns, List<String> districts) {}

    /**
     * Works on what stands on a day. Facts that hold on that day count, as if it were today.
     *
     * @throws ProblemException 503 where the columns would take more memory than is set
     */
    public <T> T reading(SubjectKind kind, Set<AttributeKey> attributes, LocalDate on, Function<Reading, T> work) {
        KindColumns columns;
        synchronized (reading.get(kind)) {
            columns = withAttributes(kind, attributes);
            columns.lock.writeLock().lock();
            try {
                columns.catchUp(register, LocalDate.now(clock));
                columns.lock.readLock().lock();
            } finally {
                columns.lock.writeLock().unlock();
            }
        }
        try {
            KindColumns standing = register.turning(kind, columns.day(), on).isEmpty()
                    ? columns
                    : read(kind, columns.attributes(), on);
            return work.apply(new Reading(standing.columns(), List.of(standing.districts())));
        } finally {
            columns.lock.readLock().unlock();
        }
    }

    /** Keeps what is left to do before a scan small. Waits for no scan. */
    @Scheduled(every = "${huice.columns.follow-every:10s}", concurrentExecution = ConcurrentExecution.SKIP)
    void follow() {
        for (KindColumns columns : kept.values()) {
            if (columns.lock.writeLock().tryLock()) {
                try {
                    columns.catchUp(register, LocalDate.now(clock));
                } catch (RuntimeException e) {
                    LOG.warnf("columns catch up later: %s", e.getMessage());
                } finally {
                    columns.lock.writeLock().unlock();
                }
            }
        }
    }

    private KindColumns withAttributes(SubjectKind kind, Set<AttributeKey> wanted) {
        KindColumns known = kept.get(kind);
        if (known != null && known.has(wanted)) {
            return known;
        }
        Set<AttributeKey> attributes = new HashSet<>(wanted);
        if (known != null) {
            attributes.addAll(known.attributes());
            kept.remove(kind);
        }
        KindColumns read = read(kind, attributes, LocalDate.now(clock));
        kept.put(kind, read);
        return read;
    }

    private KindColumns read(SubjectKind kind, Set<AttributeKey> attributes, LocalDate on) {
        return database.atLength(
                settings.loadSeconds(), () -> KindColumns.read(register, kind, attributes, on, this::requireRoom));
    }

    private void requireRoom(long bytes) {
        long others =
                kept.values().stream().mapToLong(each -> each.columns().bytes()).sum();
        if (others + bytes > settings.mostBytes()) {
            throw new ProblemException(
                    503,
                    "columns-too-large",
                    Text.of(
                            "登记簿在内存中放不下（huice.columns.most-bytes）",
                            "The register does not fit into the memory set for it (huice.columns.most-bytes)"),
                    List.of());
        }
    }

    private long size(SubjectKind kind, Function<Columns, Long> size) {
        KindColumns columns = kept.get(kind);
        return columns == null ? 0 : size.apply(columns.columns());
    }
}
