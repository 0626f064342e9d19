package cn.huice.journal.relay;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * How far publishing is behind: gauges {@code huice.journal.unpublished} (entries) and {@code huice.journal.lag} (seconds
 * since the oldest of them happened). A broker that is away makes no service unready, so the health check only tells.
 */
@ApplicationScoped
@Readiness
class Backlog implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final String STATE = """
            SELECT count(*), (SELECT occurred_at FROM journal_entry
                              WHERE sequence = (SELECT min(sequence) FROM journal_unpublished))
            FROM journal_unpublished
            """;

    private final AgroalDataSource database;
    private final Clock clock;
    private final Publishing publishing;
    private volatile long unpublished;
    private volatile Duration lag = Duration.ZERO;

    Backlog(AgroalDataSource database, Clock clock, Publishing publishing, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        this.publishing = publishing;
        Gauge.builder("huice.journal.unpublished", () -> unpublished).register(metrics);
        Gauge.builder("huice.journal.lag", () -> lag.toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet state = statement.executeQuery(STATE)) {
            state.next();
            unpublished = state.getLong(1);
            OffsetDateTime oldest = state.getObject(2, OffsetDateTime.class);
            Instant now = clock.instant();
            lag = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
        } catch (SQLException e) {
            LOG.debugf("the backlog cannot be measured: %s", e.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("journal relay")
                .up()
                .withData("leader", publishing.leading())
                .withData("unpublished", unpublished)
                .withData("lagSeconds", lag.toSeconds())
                .withData("waitingFor", publishing.trouble().orElse("nothing"))
                .build();
    }
}
