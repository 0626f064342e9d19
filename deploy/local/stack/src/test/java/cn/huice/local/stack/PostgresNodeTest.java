package cn.huice.local.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresNodeTest {
    private PostgresNode node;

    @TempDir
    Path folder;

    @BeforeEach
    void a_node() {
        var stack = new StackFolder(folder, Path.of("target/unpacked").toAbsolutePath());
        node = new PostgresNode(Ports.free(), stack, List.of("talent", "land"));
    }

    @AfterEach
    void stop() {
        node.stop();
    }

    @Test
    void its_databases_exist_with_fsync_on_once_it_is_ready() throws Exception {
        node.start();
        node.waitUntilReady();

        assertEquals("on", single("show fsync"));
        assertEquals("huice", single("select pg_get_userbyid(datdba) from pg_database where datname = 'land'"));
    }

    @Test
    void what_was_committed_outlives_a_kill() throws Exception {
        node.start();
        node.waitUntilReady();
        try (var connection = DriverManager.getConnection(node.jdbcUrl("talent"), "huice", "huice");
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 42 as answer");
        }
        ProcessHandle.of(node.pid()).orElseThrow().destroyForcibly();
        node.onExit().get();

        node.start();
        node.waitUntilReady();

        assertEquals("42", single("select answer from kept"));
    }

    @Test
    void a_half_unpacked_folder_of_a_killed_start_is_cleaned() throws Exception {
        var half = folder.resolve("data/postgres.half-" + Integer.MAX_VALUE);
        Files.createDirectories(half.resolve("base"));
        Files.writeString(half.resolve("base/broken"), "half");

        node.start();
        node.waitUntilReady();

        assertFalse(Files.exists(half));
        assertTrue(Files.exists(folder.resolve("data/postgres/PG_VERSION")));
    }

    private String single(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(node.jdbcUrl("talent"), "huice", "huice");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
