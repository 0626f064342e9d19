package cn.huice.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.StackTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class JournalTest {
    @Inject
    Journal journal;

    @Inject
    Database database;

    private final String stream = "application/" + UUID.randomUUID();

    @Test
    void an_entry_keeps_what_when_and_who() {
        JournalEntry entry = append(Map.of("b", new BigDecimal("1051250.00"), "a", "研发"));
        JournalEntry kept = journal.stream(stream).getFirst();
        assertEquals(entry, kept);
        assertEquals(1, kept.position());
        assertEquals("system:service", kept.actor());
        assertEquals("none", kept.requestId());
        assertEquals("研发", kept.data().get("a").textValue());
    }

    @Test
    void entries_of_a_stream_are_chained() {
        JournalEntry first = append(Map.of("step", 1));
        JournalEntry second = append(Map.of("step", 2));
        assertEquals("0".repeat(64), first.previousHash());
        assertEquals(first.hash(), second.previousHash());
        assertEquals(2, second.position());
    }

    @Test
    void what_acts_without_a_caller_is_named() {
        JournalEntry entry = Acting.as("payment timer", () -> append(Map.of()));
        assertEquals("system:payment timer", entry.actor());
    }

    @Test
    void appending_needs_a_transaction() {
        assertThrows(
                TransactionalException.class,
                () -> journal.append(NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", Map.of())));
    }

    @Test
    void what_is_rolled_back_was_never_there() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    journal.append(NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", Map.of()));
                    throw new IllegalStateException("changed my mind");
                }));
        assertEquals(List.of(), journal.stream(stream));
        assertEquals(1, append(Map.of()).position());
    }

    @Test
    void entries_cannot_be_changed_deleted_or_cut_off() {
        append(Map.of());
        for (String sql : List.of(
                "UPDATE journal_entry SET actor = 'nobody'", "DELETE FROM journal_entry", "TRUNCATE journal_entry")) {
            SQLException refused = assertThrows(SQLException.class, () -> database.execute(sql));
            assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
        }
    }

    @Test
    void many_writers_leave_no_gap_in_a_stream() throws Exception {
        List<Callable<JournalEntry>> writers = IntStream.range(0, 100)
                .<Callable<JournalEntry>>mapToObj(i -> () -> append(Map.of("writer", i)))
                .toList();
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        assertEquals(
                LongStream.rangeClosed(1, 100).boxed().toList(),
                journal.stream(stream).stream().map(JournalEntry::position).toList());
    }

    @Test
    void a_type_or_a_key_out_of_form_is_refused_at_once() {
        assertThrows(
                IllegalArgumentException.class, () -> NewEntry.kept(stream, "application.submitted", "P-1", Map.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new NewEntry(
                        stream,
                        "cn.huice.fact.verified.v1",
                        Optional.of("huice.facts"),
                        "P-1",
                        Optional.of("person.degree"),
                        Map.of()));
    }

    @Test
    void data_that_no_topic_would_take_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> append(Map.of("text", "x".repeat(300_000))));
    }

    private JournalEntry append(Map<String, ?> data) {
        return QuarkusTransaction.requiringNew()
                .call(() -> journal.append(NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", data)));
    }
}
