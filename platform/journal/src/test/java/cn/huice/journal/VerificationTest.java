package cn.huice.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Verification.Flaw;
import cn.huice.journal.Verification.Kind;
import cn.huice.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class VerificationTest {
    private static final int WRITERS = 6;
    private static final List<String> TABLES = List.of("journal_entry", "journal_stream", "journal_checkpoint");

    @Inject
    Journal journal;

    @Inject
    Sealer sealer;

    @Inject
    Writers writers;

    @Inject
    SealingKey key;

    @Inject
    AgroalDataSource source;

    @Inject
    JournalSettings settings;

    @Inject
    Circumstances circumstances;

    @Inject
    ThisService service;

    @Inject
    Database database;

    private final String stream = "application/" + UUID.randomUUID();
    private List<JournalEntry> entries;

    @BeforeEach
    void aSealedJournal() throws SQLException {
        append(2);
        assertTrue(sealer.seal().isPresent());
        append(2);
        assertTrue(sealer.seal().isPresent());
        entries = journal.stream(stream);
        for (String table : TABLES) {
            database.tamper("CREATE TABLE saved_" + table + " AS TABLE " + table);
        }
    }

    @AfterEach
    void restored() {
        for (String table : TABLES) {
            database.tamper(
                    "DELETE FROM " + table,
                    "INSERT INTO " + table + " SELECT * FROM saved_" + table,
                    "DROP TABLE saved_" + table);
        }
    }

    @Test
    void an_untouched_journal_is_intact() throws Exception {
        Verification verification = verify();
        assertEquals(List.of(), verification.flaws());
        assertTrue(verification.intact());
        assertEquals(entries.getLast().sequence(), verification.sealedThrough());
    }

    @Test
    void a_journal_that_is_written_all_the_time_is_sealed_all_the_same() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = writers.start(threads, "huice.test-events", stream, WRITERS, 100);
            while (running.stream().noneMatch(Future::isDone)) {
                append(1);
                assertTrue(sealer.seal().isPresent());
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        assertEquals(List.of(), verify().flaws());
        writers.awaitAllPublished();
    }

    @Test
    void an_altered_entry_is_named() throws Exception {
        database.tamper("UPDATE journal_entry SET actor = 'someone else' WHERE id = '%s'"
                .formatted(entries.get(2).id()));
        Flaw first = verify().flaws().getFirst();
        assertEquals(Kind.ENTRY_ALTERED, first.kind());
        assertEquals(entries.get(2).sequence(), first.sequence());
        assertEquals(3, first.position());
    }

    @Test
    void a_deleted_entry_is_named() throws Exception {
        database.tamper("DELETE FROM journal_entry WHERE id = '%s'"
                .formatted(entries.get(1).id()));
        List<Flaw> flaws = verify().flaws();
        assertEquals(
                List.of(Kind.ENTRY_MISSING, Kind.SEAL_BROKEN),
                flaws.stream().map(Flaw::kind).toList());
        assertEquals(stream, flaws.getFirst().stream());
        assertEquals(2, flaws.getFirst().position());
    }

    @Test
    void an_entry_cut_off_the_end_is_missed_by_its_stream() throws Exception {
        database.tamper("DELETE FROM journal_entry WHERE id = '%s'"
                .formatted(entries.get(3).id()));
        assertTrue(
                verify().flaws().stream().anyMatch(flaw -> flaw.kind() == Kind.ENTRY_MISSING && flaw.position() == 4));
    }

    @Test
    void an_entry_cut_off_with_the_streams_head_turned_back_is_missed_by_the_seal() throws Exception {
        database.tamper(
                "DELETE FROM journal_entry WHERE id = '%s'"
                        .formatted(entries.get(3).id()),
                "UPDATE journal_stream SET position = 3, hash = '\\x%s' WHERE stream = '%s'"
                        .formatted(entries.get(2).hash(), stream));
        Verification verification = verify();
        assertEquals(
                List.of(Kind.SEAL_BROKEN),
                verification.flaws().stream().map(Flaw::kind).toList());
    }

    @Test
    void a_whole_stream_removed_is_missed_by_the_seal() throws Exception {
        database.tamper(
                "DELETE FROM journal_entry WHERE stream = '%s'".formatted(stream),
                "DELETE FROM journal_stream WHERE stream = '%s'".formatted(stream));
        assertEquals(Kind.SEAL_BROKEN, verify().flaws().getFirst().kind());
    }

    @Test
    void a_rewritten_chain_is_missed_by_the_seal() throws Exception {
        Content forged = new Content(
                entries.get(3).id(),
                stream,
                4,
                entries.get(3).type(),
                Optional.empty(),
                "P-1",
                Optional.empty(),
                entries.get(3).occurredAt(),
                "someone else",
                "none",
                Optional.empty(),
                "{}");
        String hash = forged.hash(entries.get(2).hash());
        database.tamper(
                "UPDATE journal_entry SET actor = 'someone else', data = '{}', trace_parent = NULL, hash = '\\x%s' WHERE id = '%s'"
                        .formatted(hash, forged.id()),
                "UPDATE journal_stream SET hash = '\\x%s' WHERE stream = '%s'".formatted(hash, stream));
        assertEquals(
                List.of(Kind.SEAL_BROKEN),
                verify().flaws().stream().map(Flaw::kind).toList());
    }

    @Test
    void an_emptied_journal_is_missed_by_what_was_kept_outside() throws Exception {
        database.tamper("TRUNCATE journal_entry, journal_stream, journal_checkpoint");
        assertEquals(
                List.of(Kind.CHECKPOINT_MISSING),
                verify().flaws().stream().map(Flaw::kind).toList());
    }

    @Test
    void a_removed_checkpoint_is_missed_by_the_next() throws Exception {
        long last = database.number("SELECT max(number) FROM journal_checkpoint");
        database.tamper("DELETE FROM journal_checkpoint WHERE number = " + (last - 1));
        assertEquals(Kind.CHECKPOINT_MISSING, verify().flaws().getFirst().kind());
    }

    @Test
    void a_checkpoint_by_another_key_is_not_believed() throws Exception {
        database.tamper(
                "UPDATE journal_checkpoint SET entries = entries - 1 WHERE number = (SELECT max(number) FROM journal_checkpoint)");
        assertEquals(
                List.of(Kind.CHECKPOINT_FORGED, Kind.CHECKPOINT_FORGED, Kind.SEAL_BROKEN),
                verify().flaws().stream()
                        .map(Flaw::kind)
                        .sorted(Comparator.comparing(Kind::name))
                        .toList());
    }

    @Test
    void seals_of_either_algorithm_stand_beside_each_other(@TempDir Path newcomer) throws Exception {
        var folder = settings.seal().folder();
        var known = KeptKeys.publicKeys(folder, "journal-test");
        var sm2 = new SealingKey(
                new Sealed(SealAlgorithm.SM2, Optional.empty(), Optional.of(known), newcomer), "journal-test");
        append(1);
        Checkpoint sealed =
                new Sealer(source, circumstances, sm2, service, settings).seal().orElseThrow();
        assertEquals(sm2.id(), sealed.keyId());
        append(1);
        assertEquals(key.id(), sealer.seal().orElseThrow().keyId());
        try (Connection connection = source.getConnection()) {
            var anchor = Anchor.read(folder.resolve("journal-test.checkpoint"));
            var verification = new JournalVerifier("journal-test", sm2.trusted(), anchor).verify(connection);
            assertEquals(List.of(), verification.flaws());
            assertEquals(
                    List.of(Kind.CHECKPOINT_FORGED),
                    new JournalVerifier("journal-test", key.trusted(), anchor)
                            .verify(connection).flaws().stream()
                                    .filter(flaw -> flaw.sequence() >= sealed.throughSequence())
                                    .map(Flaw::kind)
                                    .toList());
        }
    }

    private Verification verify() throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            return new JournalVerifier(
                            "journal-test",
                            withEveryKeyKept().trusted(),
                            Anchor.read(settings.seal().folder().resolve("journal-test.checkpoint")))
                    .verify(connection);
        }
    }

    /** As the service knows them when it starts again: other tests have sealed by the other algorithm. */
    private SealingKey withEveryKeyKept() {
        return new SealingKey(settings.seal(), "journal-test");
    }

    private void append(int times) {
        for (int i = 0; i < times; i++) {
            Map<String, Integer> data = Map.of("step", i);
            QuarkusTransaction.requiringNew()
                    .run(() -> journal.append(NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", data)));
        }
    }
}
