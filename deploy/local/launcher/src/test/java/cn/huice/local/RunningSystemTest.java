package cn.huice.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.local.stack.NodeFailed;
import cn.huice.local.stack.StackFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Sleeper database;
    private Sleeper service;
    private RunningSystem system;

    @BeforeEach
    void two_nodes() {
        database = new Sleeper("database", folder);
        service = new Sleeper("service", folder);
        system = new RunningSystem(new Composition(List.of(database), List.of(service)), screen);
    }

    @AfterEach
    void stop() {
        system.stop();
    }

    @Test
    void a_killed_node_is_brought_back_and_both_are_told() throws Exception {
        system.start();
        system.supervise();
        var killed = database.pid();

        ProcessHandle.of(killed).orElseThrow().destroyForcibly();

        await().until(() -> shown.toString(StandardCharsets.UTF_8).contains("database is back"));
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains("database ended with exit code 137"));
        assertTrue(database.alive() && database.pid() != killed);
    }

    @Test
    void stopping_leaves_no_process_not_even_a_grandchild() throws Exception {
        system.start();
        var started = ProcessHandle.current().descendants().toList();
        assertTrue(started.size() >= 4, "two shells and what they started");

        system.stop();

        await().until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void a_node_that_dies_while_starting_fails_the_start_with_its_last_words() throws Exception {
        var broken = new Sleeper("service", folder, "echo no disk; exit 3");
        system = new RunningSystem(new Composition(List.of(database), List.of(broken)), screen);

        var failure = assertThrows(NodeFailed.class, system::start);

        assertTrue(failure.getMessage().contains("exit code 3"), failure.getMessage());
        assertTrue(failure.getMessage().contains("no disk"), failure.getMessage());
    }

    @Test
    void what_a_killed_launcher_left_is_ended_by_the_next_start() throws IOException {
        var left = new Sleeper(Part.TALENT.label(), folder);
        left.start();

        Leftovers.end(StackFolder.at(folder), screen);

        assertFalse(left.alive());
        assertEquals(
                "ended talent, left over from an earlier run",
                shown.toString(StandardCharsets.UTF_8).strip());
    }
}
