package cn.huice.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Scanner;

/**
 * A note of the last checkpoint, kept outside the database: without it, cutting the journal off together with the
 * checkpoints over the cut part would not show.
 *
 * @param number the checkpoint's
 * @param hash the checkpoint's, hex
 */
public record Anchor(long number, String hash) {

    static Anchor of(Checkpoint checkpoint) {
        return new Anchor(checkpoint.number(), checkpoint.hash());
    }

    /** Empty where none was kept yet. */
    public static Optional<Anchor> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Scanner note = new Scanner(file, StandardCharsets.UTF_8)) {
            return Optional.of(new Anchor(note.nextLong(), note.next()));
        }
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, number + " " + hash + "\n");
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
