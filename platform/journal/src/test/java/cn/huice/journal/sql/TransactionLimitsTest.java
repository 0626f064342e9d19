package cn.huice.journal.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.NodesTestResource;
import cn.huice.testing.StackTestResource;
import cn.huice.web.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TransactionLimitsTest.Impatient.class)
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class TransactionLimitsTest {
    /** The database's limit is a second and this process's three, as 50 and 60 are in production. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                    "-c transaction_timeout=1s -c idle_in_transaction_session_timeout=1s",
                    "quarkus.transaction-manager.default-transaction-timeout",
                    "3s");
        }
    }

    @Inject
    Database database;

    @Inject
    Journal journal;

    private final String event = UUID.randomUUID().toString();

    @Test
    void the_database_ends_a_transaction_that_takes_too_long_and_all_of_it_is_undone() {
        Throwable late = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    applied("before");
                    database.first("SELECT pg_sleep(2)", row -> true);
                    applied("after");
                }));
        assertTrue(Outage.caused(late), late.toString());
        assertTrue(Outage.tookTooLong(late), late.toString());
        assertEquals(List.of(), applied());
    }

    @Test
    void a_transaction_that_idles_with_its_locks_is_ended_too() {
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    applied("before");
                    waitFor(() -> sessions() == 0);
                    applied("after");
                }));
        assertEquals(List.of(), applied());
    }

    @Test
    void after_this_process_gave_a_transaction_up_nothing_of_it_is_written_any_more() {
        Throwable late = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    waitFor(() -> QuarkusTransaction.getStatus() == Status.STATUS_ROLLEDBACK);
                    applied("alone");
                }));
        assertTrue(Outage.tookTooLong(late), late.toString());
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    waitFor(() -> QuarkusTransaction.getStatus() == Status.STATUS_ROLLEDBACK);
                    journal.append(NewEntry.kept("limits/" + event, "cn.huice.test.happened.v1", "P-1", Map.of()));
                }));
        assertEquals(List.of(), applied());
        assertEquals(List.of(), journal.stream("limits/" + event));
    }

    @Test
    void what_may_take_long_does_and_the_connection_goes_back_with_its_limit() {
        database.atLength(20, () -> {
            applied("first");
            database.first("SELECT pg_sleep(2)", row -> true);
            applied("last");
            return null;
        });
        assertEquals(List.of("first", "last"), applied());
        assertEquals(
                List.of("1s"), database.list("SELECT current_setting('transaction_timeout')", row -> row.getString(1)));
    }

    private void applied(String data) {
        database.change("INSERT INTO test_applied (event_id, subject_id, data) VALUES (?, 'P-1', ?)", event, data);
    }

    private List<String> applied() {
        return database.list(
                "SELECT data FROM test_applied WHERE event_id = ? ORDER BY number", row -> row.getString(1), event);
    }

    /** In a transaction and idle, as another connection sees it. */
    private long sessions() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.first(
                                "SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'",
                                row -> row.getLong(1))
                        .orElseThrow());
    }

    private static void waitFor(Callable<Boolean> condition) {
        Awaitility.with()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
