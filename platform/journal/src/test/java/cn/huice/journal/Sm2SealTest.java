package cn.huice.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that seals by SM2 (GB/T 32918), and its journal in the hands of somebody without the service. */
@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class Sm2SealTest {
    @Inject
    Journal journal;

    @Inject
    Circumstances circumstances;

    @Inject
    ThisService service;

    @Inject
    AgroalDataSource source;

    @Inject
    JournalSettings settings;

    @TempDir
    Path folder;

    private final String stream = "sm2/" + UUID.randomUUID();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path file;
    private List<String> lines;
    private List<JournalEntry> entries;

    @BeforeEach
    void a_journal_whose_last_two_seals_are_of_sm2() throws Exception {
        var sm2 = new SealingKey(
                new Sealed(SealAlgorithm.SM2, null, settings.seal().folder()), service.name());
        var sealer = new Sealer(source, circumstances, sm2, service, settings);
        for (int seal = 0; seal < 2; seal++) {
            append();
            append();
            assertEquals(sm2.id(), sealer.seal().orElseThrow().keyId());
        }
        entries = journal.stream(stream);
        file = folder.resolve("journal.jsonl");
        try (Connection connection = source.getConnection();
                OutputStream out = Files.newOutputStream(file)) {
            new JournalExport(service.name(), Instant.EPOCH).write(connection, out);
        }
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    @Test
    void it_is_intact_for_whoever_has_the_public_keys() throws IOException {
        assertEquals(0, verify(), said::toString);
        assertTrue(
                said().contains("sealed through sequence " + entries.getLast().sequence()), said());
        var stranger = new SealingKey(new Sealed(SealAlgorithm.SM2, null, folder.resolve("stranger")), service.name());
        assertFalse(verification(stranger.trusted()).intact(), "somebody without the SM2 key believed its seals");
    }

    @Test
    void it_is_intact_also_where_it_lies() throws Exception {
        var keys = new SealingKey(
                new Sealed(SealAlgorithm.SM2, null, settings.seal().folder()), service.name());
        try (Connection connection = source.getConnection()) {
            assertEquals(
                    List.of(),
                    new JournalVerifier(service.name(), keys.trusted(), anchor())
                            .verify(connection)
                            .flaws());
        }
    }

    @Test
    void an_altered_entry_is_named() throws IOException {
        int at = line(entries.get(1));
        lines.set(at, lines.get(at).replace("10.50", "10.51"));
        assertFirstDamage("ENTRY_ALTERED", entries.get(1));
    }

    @Test
    void a_missing_entry_is_named() throws IOException {
        lines.remove(line(entries.get(2)));
        assertEquals(1, verify());
        assertTrue(said().contains("the first damage: ENTRY_MISSING stream " + stream + ", position 3"), said());
    }

    @Test
    void a_truncated_file_is_named_by_its_last_entry() throws IOException {
        lines = lines.subList(0, line(entries.get(3)) + 1);
        assertFirstDamage("FILE_TRUNCATED", entries.get(3));
    }

    @Test
    void a_file_cut_before_its_last_seal_and_made_to_look_whole_lacks_the_seal_that_was_kept() throws IOException {
        String end = lines.getLast();
        lines = new ArrayList<>(lines.subList(
                0,
                lines.lastIndexOf(lines.stream()
                        .filter(line -> line.startsWith("{\"checkpoint\""))
                        .toList()
                        .getLast())));
        lines.add(end);
        assertEquals(
                1,
                verify(
                        "--checkpoint",
                        settings.seal()
                                .folder()
                                .resolve("journal-test.checkpoint")
                                .toString()));
        assertTrue(said().contains("CHECKPOINT_MISSING"), said());
    }

    private void assertFirstDamage(String kind, JournalEntry entry) throws IOException {
        assertEquals(1, verify());
        assertTrue(
                said().contains("the first damage: " + kind + " stream " + stream + ", position " + entry.position()),
                said());
    }

    private Optional<Anchor> anchor() throws IOException {
        return Anchor.read(settings.seal().folder().resolve("journal-test.checkpoint"));
    }

    private Verification verification(TrustedKeys keys) throws IOException {
        return JournalFileCheck.verify(file, keys, Optional.empty());
    }

    private int verify(String... more) throws IOException {
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(List.of(
                "verify", file.toString(), "--keys", settings.seal().folder().toString()));
        arguments.addAll(List.of(more));
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new JournalCommand(stream, stream, folder.resolve("none")).run(arguments);
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

    private void append() {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(
                        NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", Map.of("amount", "10.50"))));
    }
}
