package cn.huice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {
    @TempDir
    private Path folder;

    /** Writes a paper whenever it is told to, and says how that went; as a JVM does, it does not die of it. */
    private Process writer() throws IOException {
        String script =
                "trap '' XFSZ; while read -r name; do if printf '%%PDF-1.4 and so on' >\"$name\" 2>/dev/null; then"
                        + " echo kept; else echo full; fi; done";
        return new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .start();
    }

    private static String write(Process writer, BufferedReader answers, String name) throws IOException {
        writer.getOutputStream().write((name + "\n").getBytes());
        writer.getOutputStream().flush();
        return answers.readLine();
    }

    @Test
    void on_a_full_disk_a_write_breaks_off_and_on_a_freed_one_it_does_not() throws IOException {
        Process writer = writer();
        try (BufferedReader answers = writer.inputReader()) {
            assertEquals("kept", write(writer, answers, "before"));
            assertTrue(SmallDisk.fill(writer.pid()));
            assertEquals("full", write(writer, answers, "meanwhile"));
            assertEquals(8, Files.size(folder.resolve("meanwhile")));
            assertTrue(SmallDisk.free(writer.pid()));
            assertEquals("kept", write(writer, answers, "after"));
        } finally {
            writer.destroy();
        }
    }

    @Test
    void a_process_that_is_not_there_has_no_full_disk() {
        assertFalse(SmallDisk.fill(Long.MAX_VALUE));
    }
}
