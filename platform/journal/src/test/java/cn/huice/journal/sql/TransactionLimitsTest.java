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
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.transaction.xa.XAResource;
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

    @Inject
    TransactionManager transactions;

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

    /** The pool refuses then too, but in words that nobody takes for a time limit. */
    @Test
    void while_a_transaction_is_being_rolled_back_its_caller_is_told_why_and_nothing_is_written_beside_it() {
        Throwable late = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> whileRolledBack(() -> applied("alone"))));
        assertTrue(Outage.tookTooLong(late), late.toString());
        Throwable entry = assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> whileRolledBack(() -> journal.append(
                                NewEntry.kept("limits/" + event, "cn.huice.test.happened.v1", "P-1", Map.of())))));
        assertTrue(Outage.tookTooLong(entry), entry.toString());
        assertEquals(List.of(), applied());
        assertEquals(List.of(), journal.stream("limits/" + event));
    }

    @Test
    void after_the_backend_is_killed_what_comes_next_in_the_transaction_does_not_stand_alone() {
        List<String> failed = new ArrayList<>();
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    applied("before");
                    kill(database.first("SELECT pg_backend_pid()", row -> row.getLong(1))
                            .orElseThrow());
                    for (String next : List.of("first after", "second after")) {
                        try {
                            applied(next);
                        } catch (RuntimeException e) {
                            failed.add(next);
                        }
                    }
                }));
        assertEquals(List.of("first after", "second after"), failed);
        assertEquals(List.of(), applied());
        applied("a new transaction");
        assertEquals(List.of("a new transaction"), applied());
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

    /** Does it when this process has given the transaction up, and another participant has not yet undone what is its. */
    private void whileRolledBack(Runnable work) {
        CountDownLatch done = new CountDownLatch(1);
        try {
            transactions.getTransaction().enlistResource(slow(done));
            waitFor(() -> QuarkusTransaction.getStatus() == Status.STATUS_ROLLING_BACK);
            work.run();
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        } finally {
            done.countDown();
        }
    }

    private static XAResource slow(CountDownLatch done) {
        return (XAResource) Proxy.newProxyInstance(
                XAResource.class.getClassLoader(),
                new Class<?>[] {XAResource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "rollback" -> {
                        assertTrue(done.await(20, TimeUnit.SECONDS));
                        yield null;
                    }
                    case "isSameRM", "setTransactionTimeout", "equals" -> false;
                    case "getTransactionTimeout", "prepare", "hashCode" -> 0;
                    case "toString" -> "slow";
                    default -> null;
                });
    }

    /** From another connection; returns when it is gone. */
    private void kill(long backend) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.first("SELECT pg_terminate_backend(?, 5000)", row -> true, (int) backend));
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
