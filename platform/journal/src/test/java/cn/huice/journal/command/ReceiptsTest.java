package cn.huice.journal.command;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.journal.Database;
import cn.huice.journal.NodesTestResource;
import cn.huice.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Twins that meet only in the database, as those of two processes do. */
@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class ReceiptsTest {
    private static final Answer ANSWER =
            new Answer(204, Optional.empty(), Optional.empty(), Optional.of("\"1\""), Optional.empty());

    @Inject
    Receipts receipts;

    @Inject
    Database database;

    private final String key = UUID.randomUUID().toString();

    @Test
    void a_twin_waits_for_the_first_and_gets_its_answer() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            QuarkusTransaction.begin();
            assertEquals(Optional.empty(), claim());
            Future<Optional<Answer>> twin = threads.submit(this::claimInOwnTransaction);
            awaitOneWaiting();
            receipts.fill("officer", key, ANSWER);
            QuarkusTransaction.commit();
            assertEquals(Optional.of(ANSWER), twin.get());
        }
    }

    @Test
    void a_twin_of_a_command_that_fails_takes_its_place() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            QuarkusTransaction.begin();
            assertEquals(Optional.empty(), claim());
            Future<Optional<Answer>> twin = threads.submit(this::claimInOwnTransaction);
            awaitOneWaiting();
            QuarkusTransaction.rollback();
            assertEquals(Optional.empty(), twin.get());
        }
    }

    private Optional<Answer> claimInOwnTransaction() {
        return QuarkusTransaction.requiringNew().call(this::claim);
    }

    private Optional<Answer> claim() {
        return receipts.claim("officer", key, new byte[] {1});
    }

    private void awaitOneWaiting() {
        await().until(() -> QuarkusTransaction.suspendingExisting()
                        .call(
                                () -> database.number(
                                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%command_receipt%'"))
                == 1);
    }
}
