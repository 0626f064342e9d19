package cn.huice.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class HorizonTest {
    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    Writers writers;

    private final String table = "horizon_" + UUID.randomUUID().toString().replace('-', '_');
    private final Horizon horizon = new Horizon(table);

    @BeforeEach
    void table() throws SQLException {
        database.execute("CREATE TABLE " + table + " (sequence bigserial PRIMARY KEY)");
    }

    @AfterEach
    void noTable() throws SQLException {
        database.execute("DROP TABLE " + table);
    }

    /** A transaction that has its id, as if it had written somewhere. */
    private final class Busy implements AutoCloseable {
        private final Connection connection = source.getConnection();

        Busy() throws SQLException {
            connection.setAutoCommit(false);
            number("SELECT pg_current_xact_id()::text::bigint");
        }

        long draws() throws SQLException {
            number("SELECT 1 FROM " + Horizon.WRITING);
            return number("INSERT INTO " + table + " DEFAULT VALUES RETURNING sequence");
        }

        void commits() throws SQLException {
            connection.commit();
        }

        void rollsBack() throws SQLException {
            connection.rollback();
        }

        private long number(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }

    private long settled() throws SQLException {
        try (Connection connection = source.getConnection()) {
            return horizon.look(connection);
        }
    }

    @Test
    void an_empty_journal_has_none() throws SQLException {
        assertEquals(0, settled());
        assertFalse(horizon.pending());
    }

    @Test
    void what_nobody_can_get_before_any_more_is_settled_at_once() throws SQLException {
        try (Busy one = new Busy()) {
            long drawn = one.draws();
            one.commits();
            assertEquals(drawn, settled());
        }
    }

    @Test
    void a_transaction_that_began_earlier_and_drew_earlier_is_waited_for() throws SQLException {
        try (Busy earlier = new Busy();
                Busy later = new Busy()) {
            earlier.draws();
            long drawn = later.draws();
            later.commits();
            assertEquals(0, settled());
            assertTrue(horizon.pending());
            earlier.commits();
            assertEquals(drawn, settled());
        }
    }

    @Test
    void a_transaction_that_began_later_and_drew_earlier_is_waited_for() throws SQLException {
        try (Busy earlier = new Busy();
                Busy later = new Busy()) {
            later.draws();
            long drawn = earlier.draws();
            earlier.commits();
            assertEquals(0, settled());
            later.rollsBack();
            assertEquals(drawn, settled());
        }
    }

    @Test
    void who_begins_after_the_look_is_not_waited_for() throws SQLException {
        try (Busy before = new Busy();
                Busy one = new Busy()) {
            before.draws();
            long drawn = one.draws();
            one.commits();
            assertEquals(0, settled());
            try (Busy after = new Busy()) {
                long next = after.draws();
                before.commits();
                assertEquals(drawn, settled());
                after.commits();
                assertEquals(next, settled());
            }
        }
    }

    @Test
    void a_long_transaction_that_does_not_write_the_journal_is_not_waited_for() throws SQLException {
        try (Busy scan = new Busy();
                Busy one = new Busy()) {
            long drawn = one.draws();
            one.commits();
            assertEquals(drawn, settled());
        }
    }

    @Test
    void whoever_appends_is_waited_for() throws Exception {
        Horizon entries = new Horizon("journal_entry");
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection connection = source.getConnection()) {
            var appended = new CountDownLatch(1);
            var end = new CountDownLatch(1);
            Future<JournalEntry> slow =
                    threads.submit(() -> writers.appendAnd("huice.test-events", table, "slow", () -> {
                        appended.countDown();
                        end.await();
                        return null;
                    }));
            appended.await();
            long fast =
                    writers.append("huice.test-events", table, "fast", Map.of()).sequence();
            long known = entries.look(connection);
            assertTrue(known < fast, known + " is before " + fast);
            assertTrue(entries.pending());
            end.countDown();
            assertTrue(slow.get().sequence() < fast);
            assertTrue(entries.look(connection) >= fast);
        }
    }
}
