package cn.huice.journal.relay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.journal.Database;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.JournalSettings;
import cn.huice.journal.NodesTestResource;
import cn.huice.journal.ThisService;
import cn.huice.journal.Topic;
import cn.huice.journal.Writers;
import cn.huice.journal.kafka.Broker;
import cn.huice.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class RelayTest {
    private static final String TOPIC = "huice.test-events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 6;
    private static final int ENTRIES = 150;

    /** Switches of {@link NodesTestResource}. */
    Map<String, Runnable> nodes;

    @Inject
    Writers writers;

    @Inject
    Broker broker;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    @Inject
    ThisService service;

    @Inject
    Publishing publishing;

    private final String subjects = "E-" + UUID.randomUUID();

    @Test
    void every_entry_arrives_in_the_journals_order_under_many_writers() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            finish(writers.start(threads, TOPIC, subjects, WRITERS, ENTRIES));
        }
        writers.awaitAllPublished();
        assertArrivedInOrder();
        awaitAllAppliedOnce();
    }

    @Test
    void a_relay_killed_in_the_middle_loses_nothing() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = writers.start(threads, TOPIC, subjects, WRITERS, ENTRIES);
            for (int kill = 1; kill <= 5; kill++) {
                long seen = kill * 20L;
                await().atMost(PATIENCE).until(() -> journaled() >= seen && publishing.leading());
                killRelaySessions("");
            }
            finish(running);
        }
        writers.awaitAllPublished();
        assertArrivedInOrder();
        awaitAllAppliedOnce();
    }

    @Test
    void a_broker_killed_in_the_middle_loses_nothing_and_stops_no_command() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = writers.start(threads, TOPIC, subjects, WRITERS, ENTRIES);
            await().atMost(PATIENCE).until(() -> journaled() >= 20);
            nodes.get("kill kafka").run();
            finish(running);
            assertEquals(WRITERS * (long) ENTRIES, journaled());
            RestAssured.get("/q/health/ready").then().statusCode(200);
            nodes.get("start kafka").run();
        }
        writers.awaitAllPublished();
        assertArrivedInOrder();
        awaitAllAppliedOnce();
    }

    @Test
    void a_database_killed_in_the_middle_loses_nothing_that_was_acknowledged() throws Exception {
        List<JournalEntry> acknowledged = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            acknowledged.add(writers.append(TOPIC, subjects + "-" + i % 7, subjects, Map.of("i", i)));
        }
        nodes.get("kill postgres").run();
        nodes.get("start postgres").run();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> journaled() >= acknowledged.size());
        writers.awaitAllPublished();
        assertArrivedInOrder();
        awaitAllAppliedOnce();
    }

    @Test
    void a_second_relay_takes_over_when_the_firsts_session_ends() {
        await().atMost(PATIENCE).until(publishing::leading);
        try (Relay second = new Relay(source, broker, service, new Eager()).start()) {
            await().during(Duration.ofMillis(300)).until(() -> publishing.leading() && !second.leading());
            await().atMost(PATIENCE).until(() -> {
                killRelaySessions(
                        "AND state_change < now() AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')");
                return second.leading();
            });
            await().atMost(PATIENCE).until(() -> second.leading() != publishing.leading());
            writers.append(TOPIC, subjects + "-0", subjects, Map.of());
            writers.awaitAllPublished();
        }
        await().atMost(PATIENCE).until(publishing::leading);
        writers.append(TOPIC, subjects + "-1", subjects, Map.of());
        writers.awaitAllPublished();
        assertArrivedInOrder();
    }

    @Test
    void an_entry_is_never_overtaken_by_one_that_was_drawn_later_and_committed_earlier() throws Exception {
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            var slow = new CountDownLatch(1);
            var appended = new CountDownLatch(1);
            Future<?> first = threads.submit(() -> writers.appendAnd(TOPIC, subjects + "-0", "slow", () -> {
                appended.countDown();
                slow.await();
                return null;
            }));
            appended.await();
            JournalEntry second = writers.append(TOPIC, subjects + "-0", "fast", Map.of());
            JournalEntry third = writers.append(TOPIC, subjects + "-0", "fast", Map.of());
            assertEquals(
                    2,
                    database.number("SELECT count(*) FROM journal_unpublished WHERE sequence IN (%d, %d)"
                            .formatted(second.sequence(), third.sequence())));
            slow.countDown();
            first.get();
        }
        writers.awaitAllPublished();
        assertArrivedInOrder();
    }

    @Test
    void what_somebody_queues_again_is_published_again_and_applied_once() throws Exception {
        JournalEntry first = writers.append(TOPIC, subjects + "-0", subjects, Map.of());
        writers.append(TOPIC, subjects + "-0", subjects, Map.of());
        writers.awaitAllPublished();
        awaitAllAppliedOnce();
        database.execute("INSERT INTO journal_unpublished (sequence) VALUES (" + first.sequence() + ")");
        writers.awaitAllPublished();
        assertArrivedInOrder();
        awaitAllAppliedOnce();
    }

    /** Looks often, so that it is there first when the lead is free. */
    private record Eager() implements JournalSettings.Relay {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int batch() {
            return 100;
        }

        @Override
        public Duration pace() {
            return Duration.ZERO;
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(10);
        }
    }

    private long journaled() {
        return database.number("SELECT count(*) FROM journal_entry WHERE subject_id LIKE '%s-%%'".formatted(subjects));
    }

    private void killRelaySessions(String which) {
        database.column("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                + RelaySession.NAME + "' " + which);
    }

    /** Kafka acknowledges a transaction a moment before readers see its last records. */
    private void assertArrivedInOrder() {
        await().atMost(PATIENCE).untilAsserted(this::arrivedInOrder);
    }

    private void arrivedInOrder() {
        Map<String, List<String>> arrived = new Topic(broker, TOPIC).firstArrivals(subjects);
        writers.journaled(subjects, WRITERS * ENTRIES).forEach((subject, ids) -> {
            if (!ids.isEmpty()) {
                assertEquals(ids, arrived.get(subject), subject);
            }
        });
    }

    private void awaitAllAppliedOnce() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> appliedCount() >= journaled());
        writers.journaled(subjects, WRITERS * ENTRIES)
                .forEach((subject, ids) -> assertEquals(
                        ids,
                        database.column("SELECT event_id FROM test_applied WHERE subject_id = '%s' ORDER BY number"
                                .formatted(subject))));
    }

    private long appliedCount() {
        return database.number("SELECT count(*) FROM test_applied WHERE subject_id LIKE '%s-%%'".formatted(subjects));
    }

    private static void finish(List<Future<List<JournalEntry>>> running) throws Exception {
        for (Future<List<JournalEntry>> writer : running) {
            writer.get();
        }
    }
}
