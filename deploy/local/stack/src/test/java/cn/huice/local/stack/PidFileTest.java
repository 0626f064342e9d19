package cn.huice.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Process sleeper;
    private PidFile file;

    @BeforeEach
    void a_process(@TempDir Path folder) throws IOException {
        sleeper = new ProcessBuilder("sleep", "600").start();
        file = new PidFile(folder.resolve("run/sleeper.pid"));
    }

    @AfterEach
    void end() {
        sleeper.destroyForcibly();
    }

    @Test
    void finds_the_process_it_was_written_for() throws IOException {
        file.write(sleeper.toHandle());

        assertEquals(Optional.of(sleeper.pid()), file.living().map(ProcessHandle::pid));
    }

    @Test
    void ends_what_an_earlier_run_left_and_forgets_it() throws IOException {
        file.write(sleeper.toHandle());

        assertTrue(file.endLeftover(PATIENCE));

        assertFalse(sleeper.isAlive());
        assertFalse(Files.exists(file.path()));
    }

    @Test
    void leaves_a_stranger_with_the_same_id_alone() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), sleeper.pid() + " 1\n");

        assertFalse(file.endLeftover(PATIENCE));

        assertTrue(sleeper.isAlive());
    }

    @Test
    void a_broken_file_stands_for_nobody() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "half");

        assertEquals(Optional.empty(), file.living());
    }
}
