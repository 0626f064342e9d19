package cn.huice.journal;

import cn.huice.journal.Verification.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks an exported journal, far from any service or database: every hash, every chain, every checkpoint, and that the file is
 * whole. Reads it once; memory grows with the number of streams, by some 300 bytes each.
 */
public final class JournalFileCheck {
    private final Flaws flaws = new Flaws();
    private final SealCheck seals;
    private final Map<String, JournalLine.Head> heads = new HashMap<>();
    private final Map<String, StreamChain> chains = new HashMap<>();
    private final JournalLine.Title title;
    private JournalLine.Entry last;
    private long entries;
    private boolean ended;
    private boolean cut;

    private JournalFileCheck(JournalLine.Title title, TrustedKeys keys, Optional<Anchor> anchor) {
        this.title = title;
        this.seals = new SealCheck(title.service(), keys, anchor, flaws);
    }

    /** Whose journal it says it is. */
    public static String service(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return title(lines).service();
        }
    }

    /**
     * Checks a file.
     *
     * @param anchor a checkpoint that was kept elsewhere; without it a file is not seen to lack what was exported after an
     *     earlier checkpoint, if it was cut there and its counts and heads were turned back
     * @throws IOException if the file cannot be read, or is no exported journal from its first line on
     */
    public static Verification verify(Path file, TrustedKeys keys, Optional<Anchor> anchor) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return new JournalFileCheck(title(lines), keys, anchor).read(lines);
        }
    }

    private static JournalLine.Title title(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        try {
            if (first != null && JournalLine.read(first) instanceof JournalLine.Title title) {
                return title;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        throw new IOException("an exported journal begins with its title");
    }

    private Verification read(BufferedReader lines) throws IOException {
        try {
            for (String line = lines.readLine(); line != null && !ended; line = lines.readLine()) {
                take(JournalLine.read(line));
            }
        } catch (IllegalArgumentException | MalformedInputException e) {
            truncated("the line after it is none of a journal (" + e.getMessage() + ")");
        }
        if (!ended && !cut) {
            truncated("the file ends after it; %d of %d entries are there".formatted(entries, title.entries()));
        }
        ends();
        Checkpoint sealed = seals.end();
        var found = flaws.sorted();
        return new Verification(found.isEmpty(), entries, sealed.number(), sealed.throughSequence(), found);
    }

    private void take(JournalLine line) {
        switch (line) {
            case JournalLine.Title again -> throw new IllegalArgumentException("a second title");
            case JournalLine.Head head -> heads.put(head.stream(), head);
            case JournalLine.Entry entry -> entry(entry);
            case JournalLine.Seal seal -> seals.checkpoint(seal.checkpoint());
            case JournalLine.End end -> ended = true;
        }
    }

    private void entry(JournalLine.Entry entry) {
        Content content = entry.content();
        entries++;
        seals.entry(entry.sequence(), entry.hash());
        StreamChain chain =
                chains.computeIfAbsent(content.stream(), stream -> new StreamChain(content.stream(), flaws));
        if (last != null && entry.sequence() <= last.sequence()) {
            flaws.add(
                    Kind.ENTRY_MISPLACED,
                    entry.sequence(),
                    content.stream(),
                    content.position(),
                    "it stands after sequence " + last.sequence());
        } else {
            chain.link(entry.sequence(), content, entry.previousHash(), entry.hash());
            last = entry;
        }
    }

    private void truncated(String message) {
        cut = true;
        flaws.add(
                Kind.FILE_TRUNCATED,
                last == null ? 0 : last.sequence(),
                last == null ? "none" : last.content().stream(),
                last == null ? 0 : last.content().position(),
                message);
    }

    /** Of a file that was cut off anyway no stream is told to be short as well. */
    private void ends() {
        if (!ended) {
            return;
        }
        heads.forEach((stream, head) -> {
            StreamChain chain = chains.getOrDefault(stream, new StreamChain(stream, flaws));
            if (chain.position() < head.position()) {
                flaws.add(
                        Kind.ENTRY_MISSING,
                        0,
                        stream,
                        chain.position() + 1,
                        "the stream ends at position " + chain.position() + ", not at " + head.position());
            } else if (!chain.hash().equals(head.hash())) {
                flaws.add(Kind.CHAIN_BROKEN, 0, stream, chain.position(), "the stream's head knows another last entry");
            }
        });
        chains.keySet().stream()
                .filter(stream -> !heads.containsKey(stream))
                .forEach(stream -> flaws.add(Kind.CHAIN_BROKEN, 0, stream, 1, "the stream has no head"));
    }
}
