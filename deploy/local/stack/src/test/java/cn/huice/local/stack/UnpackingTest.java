package cn.huice.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
    @TempDir
    Path folder;

    @Test
    void a_failed_attempt_leaves_nothing_and_the_next_one_succeeds() throws IOException {
        var target = folder.resolve("distribution");

        assertThrows(
                IOException.class,
                () -> Unpacking.once(target, empty -> {
                    Files.writeString(empty.resolve("first"), "half");
                    throw new IOException("disk full");
                }));
        assertEquals(0, folder.toFile().list().length);

        Unpacking.once(target, empty -> Files.writeString(empty.resolve("first"), "whole"));
        assertEquals("whole", Files.readString(target.resolve("first")));
    }

    @Test
    void what_a_killed_attempt_left_is_removed() throws IOException {
        var half = Files.createDirectory(folder.resolve("distribution.half-" + Integer.MAX_VALUE));
        Files.writeString(half.resolve("first"), "half");

        Unpacking.once(folder.resolve("distribution"), empty -> Files.writeString(empty.resolve("first"), "whole"));

        assertFalse(Files.exists(half));
    }

    @Test
    void a_whole_folder_is_not_unpacked_again() throws IOException {
        var target = Files.createDirectory(folder.resolve("distribution"));

        Unpacking.once(target, empty -> {
            throw new IOException("must not run");
        });
    }
}
