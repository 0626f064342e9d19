package cn.huice.bench.running;

import cn.huice.bench.running.Load.Measured;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that runs for a measurement; its data outlive it in {@code .huice/bench}. */
public final class Town implements AutoCloseable {
    private static final List<String> DATABASES = List.of("industry", "register", "talent", "land", "district");

    public final PostgresNode postgres;
    public final KafkaNode kafka;
    public final Realm realm = new Realm();
    private final Path root;
    private final StackFolder folder;
    private final List<Program> programs = new ArrayList<>();

    private Town(Path root) {
        this.root = root;
        this.folder = new StackFolder(
                root.resolve(".huice/bench").toAbsolutePath(),
                root.resolve(".huice/unpacked").toAbsolutePath());
        this.postgres = new PostgresNode(Ports.free(), folder, DATABASES);
        this.kafka = new KafkaNode(Ports.free(), Ports.free(), folder);
    }

    /** Starts database and broker, the broker empty. */
    public static Town start(Path root) {
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

    /** The industry service. @param options for its JVM */
    public Program industry(String database, List<String> options) {
        return service("industry-fund-service", database, options);
    }

    /**
     * A service on a database of its own.
     *
     * @param module its folder
     * @param options for its JVM
     */
    public Program service(String module, String database, List<String> options) {
        Map<String, String> environment = environment();
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresNode.USER);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresNode.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("HUICE_CLOCK_SETTABLE", "true");
        environment.put("HUICE_NOTICE_END_EVERY", "1s");
        environment.put("HUICE_IDENTIFIER_KEYS", "bench:YmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gtYmVuY2gh");
        environment.put(
                "HUICE_JOURNAL_SEAL_FOLDER",
                folder.data("journal").resolve(database).toString());
        environment.put("HUICE_STORAGE_FOLDER", folder.data("storage").toString());
        return started(module, environment, options);
    }

    /** The gateway before these services. */
    public Program gateway(Program talent, Program industry, Program land) {
        Map<String, String> environment = environment();
        environment.put("HUICE_SERVICES_TALENT", talent.door().toString());
        environment.put("HUICE_SERVICES_INDUSTRY", industry.door().toString());
        environment.put("HUICE_SERVICES_LAND", land.door().toString());
        return started("gateway", environment, List.of());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", realm.issuer());
        return environment;
    }

    private Program started(String module, Map<String, String> environment, List<String> options) {
        int port = Ports.free();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Program program = new Program(root, module, port, folder, environment, options);
        programs.add(program);
        up(program);
        return program;
    }

    public void up(Node node) {
        try {
            node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node.waitUntilReady();
    }

    /** Drops what is in it. */
    public void emptied(String database) {
        sql("postgres", "drop database if exists " + database + " with (force)");
        sql("postgres", "create database " + database);
    }

    public Connection connect(String database) {
        try {
            return DriverManager.getConnection(postgres.jdbcUrl(database), PostgresNode.USER, PostgresNode.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void sql(String database, String statement) {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    public long number(String database, String query) {
        return Long.parseLong(text(database, query));
    }

    /** The first column of the first row. */
    public String text(String database, String query) {
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
    public List<Spoken> heardSince(Runnable work) {
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
    public List<Spoken.Statement> heard(Runnable work) {
        return heardSince(work).stream()
                .flatMap(said -> said.statements().stream())
                .toList();
    }

    /** A reloaded setting reaches every session at its next statement. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path root() {
        return root;
    }

    /** Brings to the disk what is still on its way there, so that what is measured next does not wait for it. */
    public void settle() {
        sql("postgres", "checkpoint");
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the disk that everything is kept on takes to keep 4 kB. */
    public Measured disk(int times) {
        return Disk.forced(folder.data("disk"), times);
    }

    @Override
    public void close() {
        programs.reversed().forEach(Node::stop);
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
