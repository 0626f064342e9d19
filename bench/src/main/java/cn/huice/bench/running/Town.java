package cn.huice.bench.casework;

import cn.huice.local.stack.KafkaNode;
import cn.huice.local.stack.Node;
import cn.huice.local.stack.Ports;
import cn.huice.local.stack.PostgresNode;
import cn.huice.local.stack.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that runs for a measurement; its data outlive it in {@code .huice/bench}. */
final class Town implements AutoCloseable {
    private static final List<String> DATABASES = List.of("industry", "register");

    final PostgresNode postgres;
    final KafkaNode kafka;
    final Realm realm = new Realm();
    private final Path root;
    private final StackFolder folder;
    private Industry industry;

    private Town(Path root) {
        this.root = root;
        this.folder = new StackFolder(
                root.resolve(".huice/bench").toAbsolutePath(),
                root.resolve(".huice/unpacked").toAbsolutePath());
        this.postgres = new PostgresNode(Ports.free(), folder, DATABASES);
        this.kafka = new KafkaNode(Ports.free(), Ports.free(), folder);
    }

    /** Starts database and broker, the broker empty. */
    static Town start(Path root) {
        Town town = new Town(root);
        town.forget(town.folder.data("kafka"));
        town.forget(town.folder.log("postgres"));
        try {
            town.up(town.postgres);
            // The statements of one case are read from the log later; commits are dated to tell how long events take.
            town.sql("postgres", "alter system set log_line_prefix = '@@%p '");
            town.sql("postgres", "alter system set track_commit_timestamp = on");
            town.postgres.stop();
            town.up(town.postgres);
            town.up(town.kafka);
            return town;
        } catch (RuntimeException e) {
            town.close();
            throw e;
        }
    }

    /** @param options for its JVM */
    Industry industry(String database, List<String> options) {
        industry = new Industry(root, Ports.free(), folder, postgres, database, kafka, realm, options);
        up(industry);
        return industry;
    }

    void up(Node node) {
        try {
            node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node.waitUntilReady();
    }

    /** Drops what is in it. */
    void emptied(String database) {
        sql("postgres", "drop database if exists " + database + " with (force)");
        sql("postgres", "create database " + database);
    }

    Connection connect(String database) {
        try {
            return DriverManager.getConnection(postgres.jdbcUrl(database), PostgresNode.USER, PostgresNode.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void sql(String database, String statement) {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    long number(String database, String query) {
        return Long.parseLong(text(database, query));
    }

    /** The first column of the first row. */
    String text(String database, String query) {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** What was said to the database meanwhile, transaction by transaction. */
    List<Spoken> heardSince(Runnable work) {
        long offset = postgres.log().toFile().length();
        sql("postgres", "alter system set log_statement = 'all'");
        sql("postgres", "select pg_reload_conf()");
        pause(500);
        work.run();
        sql("postgres", "alter system reset log_statement");
        sql("postgres", "select pg_reload_conf()");
        pause(500);
        return Spoken.read(postgres.log(), offset);
    }

    /** The same, statement by statement. */
    List<Spoken.Statement> heard(Runnable work) {
        return heardSince(work).stream()
                .flatMap(said -> said.statements().stream())
                .toList();
    }

    /** A reloaded setting reaches every session at its next statement. */
    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path root() {
        return root;
    }

    @Override
    public void close() {
        if (industry != null) {
            industry.stop();
        }
        kafka.stop();
        postgres.stop();
        realm.close();
    }

    private void forget(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
