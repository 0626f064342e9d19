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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class JournalFileTest {
    @Inject
    Journal journal;

    @Inject
    Sealer sealer;

    @Inject
    SealingKey key;

    @Inject
    AgroalDataSource source;

    @Inject
    JournalSettings settings;

    @TempDir
    Path folder;

    private final String one = "one/" + UUID.randomUUID();
    private final String other = "other/" + UUID.randomUUID();
    private Path file;
    private List<String> lines;
    private List<JournalEntry> entries;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void anExportedJournal() throws Exception {
        append(one);
        append(other);
        append(one);
        sealer.seal();
        append(one);
        append(other);
        sealer.seal();
        entries = journal.stream(one);
        file = folder.resolve("journal.jsonl");
        try (Connection connection = source.getConnection();
                OutputStream out = Files.newOutputStream(file)) {
            new JournalExport("journal-test", Instant.EPOCH).write(connection, out);
        }
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    @Test
    void an_untouched_file_is_intact_and_says_through_where_it_is_sealed() throws Exception {
        assertEquals(0, verify(), said::toString);
        assertTrue(said().endsWith("intact\n"));
        assertTrue(said().contains("sealed through sequence "
                + journal.stream(other).getLast().sequence()));
    }

    @Test
    void an_altered_entry_is_named_by_stream_and_sequence() throws Exception {
        int at = line(entries.get(1));
        lines.set(at, lines.get(at).replace("\"actor\":\"system:service\"", "\"actor\":\"someone else\""));
        assertFirst(Kind.ENTRY_ALTERED, entries.get(1));
    }

    @Test
    void an_altered_amount_in_the_data_is_found_to_the_last_zero() throws Exception {
        int at = line(entries.get(1));
        lines.set(at, lines.get(at).replace("10.50", "10.5"));
        assertFirst(Kind.ENTRY_ALTERED, entries.get(1));
    }

    @Test
    void a_deleted_entry_is_named_by_its_place() throws Exception {
        lines.remove(line(entries.get(1)));
        Flaw first = first();
        assertEquals(Kind.ENTRY_MISSING, first.kind());
        assertEquals(one, first.stream());
        assertEquals(2, first.position());
        assertEquals(entries.get(2).sequence(), first.sequence());
    }

    @Test
    void entries_that_changed_places_are_named() throws Exception {
        Collections.swap(lines, line(entries.get(0)), line(entries.get(1)));
        assertFirst(Kind.ENTRY_MISPLACED, entries.get(0));
    }

    @Test
    void an_entry_that_stands_twice_is_named() throws Exception {
        int at = line(entries.get(1));
        lines.add(at + 1, lines.get(at));
        assertFirst(Kind.ENTRY_MISPLACED, entries.get(1));
    }

    @Test
    void a_file_cut_between_lines_is_truncated_after_the_last_entry_that_is_there() throws Exception {
        lines = lines.subList(0, line(entries.get(1)) + 1);
        assertFirst(Kind.FILE_TRUNCATED, entries.get(1));
    }

    @Test
    void a_file_cut_within_a_line_is_truncated_too() throws Exception {
        int at = line(entries.get(2));
        lines.set(at, lines.get(at).substring(0, 100));
        lines = lines.subList(0, at + 1);
        Flaw first = first();
        assertEquals(Kind.FILE_TRUNCATED, first.kind());
        assertTrue(first.message().contains("the line after it"), first.message());
    }

    @Test
    void a_file_cut_and_made_to_look_whole_lacks_the_checkpoint_that_was_kept() throws Exception {
        Path kept = settings.seal().folder().resolve("journal-test.checkpoint");
        int lastSeal = lastLine("{\"checkpoint\"");
        String end = lines.getLast();
        lines = new ArrayList<>(lines.subList(0, lastSeal));
        lines.add(end);
        assertEquals(0, verify(), said::toString);
        said.reset();
        assertEquals(1, verify("--checkpoint", kept.toString()));
        assertTrue(said().contains("CHECKPOINT_MISSING"), said());
    }

    @Test
    void a_seal_by_a_strangers_key_is_not_believed() throws Exception {
        var stranger = new SealingKey(
                new Sealed(SealAlgorithm.SM2, Optional.empty(), Optional.empty(), folder.resolve("stranger")),
                "journal-test");
        int at = lastLine("{\"checkpoint\"");
        var seal = ((JournalLine.Seal) JournalLine.read(lines.get(at))).checkpoint();
        var forged = new Checkpoint(
                seal.number(),
                seal.throughSequence(),
                seal.entries(),
                seal.digest(),
                seal.sealedAt(),
                seal.previousHash(),
                stranger.id(),
                "");
        lines.set(
                at,
                new JournalLine.Seal(stranger.sign(forged, "journal-test"))
                        .json()
                        .toString());
        Flaw first = first();
        assertEquals(Kind.CHECKPOINT_FORGED, first.kind());
        assertEquals(seal.number(), first.position());
        assertTrue(first.message().contains("not signed by a trusted key"));
    }

    @Test
    void a_chain_rewritten_with_its_hashes_is_found_by_the_seal() throws Exception {
        JournalEntry victim = entries.getLast();
        var was = (JournalLine.Entry) JournalLine.read(lines.get(line(victim)));
        var content = was.content();
        var forged = new Content(
                content.id(),
                content.stream(),
                content.position(),
                content.type(),
                content.topic(),
                content.subjectId(),
                content.compactionKey(),
                content.occurredAt(),
                "someone else",
                content.requestId(),
                content.traceParent(),
                content.data());
        String hash = forged.hash(was.previousHash());
        lines.set(
                line(victim),
                new JournalLine.Entry(was.sequence(), forged, was.previousHash(), hash)
                        .json()
                        .toString());
        lines.replaceAll(line -> line.startsWith("{\"head\":\"" + one) ? line.replace(was.hash(), hash) : line);
        assertEquals(Kind.SEAL_BROKEN, first().kind());
    }

    @Test
    void what_is_no_journal_at_all_is_told() throws Exception {
        lines = List.of("hello");
        assertEquals(1, verify());
        lines = List.of("{\"journal\":2}");
        assertEquals(1, verify());
        assertTrue(said().contains("a journal of format 2"), said());
    }

    @Test
    void without_any_key_nothing_is_believed() throws Exception {
        assertEquals(2, command().run(List.of("verify", file.toString(), "--keys", folder.toString())));
        assertTrue(said().contains("name one by --keys"), said());
    }

    private void assertFirst(Kind kind, JournalEntry entry) throws Exception {
        Flaw first = first();
        assertEquals(kind, first.kind());
        assertEquals(entry.sequence(), first.sequence());
        assertEquals(one, first.stream());
        assertEquals(entry.position(), first.position());
        assertEquals(1, verify());
        assertTrue(said().contains("the first damage: " + kind + " stream " + one), said());
    }

    private Flaw first() throws IOException {
        return check().flaws().getFirst();
    }

    private Verification check() throws IOException {
        Files.write(file, lines);
        return JournalFileCheck.verify(file, key.trusted(), Optional.empty());
    }

    private int verify(String... more) throws IOException {
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(List.of(
                "verify", file.toString(), "--keys", settings.seal().folder().toString()));
        arguments.addAll(List.of(more));
        return command().run(arguments);
    }

    private JournalCommand command() {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new JournalCommand(stream, stream, folder.resolve("none"));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private int line(JournalEntry entry) {
        return lines.indexOf(lines.stream()
                .filter(line -> line.contains("\"id\":\"" + entry.id()))
                .findFirst()
                .orElseThrow());
    }

    private int lastLine(String beginning) {
        return lines.lastIndexOf(lines.stream()
                .filter(line -> line.startsWith(beginning))
                .toList()
                .getLast());
    }

    private void append(String stream) {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(
                        NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", Map.of("amount", "10.50"))));
    }
}
