package cn.huice.bench.casework;

import cn.huice.local.stack.PostgresNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** pgbench of the machine. PostgreSQL's embedded binaries leave it out. */
final class PgBench {
    static final String MISSING = "pgbench is not installed: apt install postgresql-contrib (Debian, Ubuntu)";
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private final Path program;

    private PgBench(Path program) {
        this.program = program;
    }

    static Optional<PgBench> find() {
        Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
        try (Stream<Path> debian = Files.isDirectory(Path.of("/usr/lib/postgresql"))
                ? Files.list(Path.of("/usr/lib/postgresql"))
                : Stream.empty()) {
            return Stream.concat(onPath, debian.map(version -> version.resolve("bin")).toList().stream())
                    .map(folder -> folder.resolve("pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .map(PgBench::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs of the script a second. */
    double rate(Path script, PostgresNode postgres, String database, int connections, int seconds) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                program.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(postgres.port()),
                "-U",
                PostgresNode.USER,
                "-n",
                "-M",
                "prepared",
                "-c",
                Integer.toString(connections),
                "-j",
                "2",
                "-T",
                Integer.toString(seconds),
                "-f",
                script.toString(),
                database));
        builder.environment().put("PGPASSWORD", PostgresNode.PASSWORD);
        builder.redirectErrorStream(true);
        try {
            Process running = builder.start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher rate = RATE.matcher(said);
            if (running.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench failed: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
