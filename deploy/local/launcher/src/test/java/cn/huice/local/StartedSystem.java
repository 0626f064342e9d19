package cn.huice.local;

import cn.huice.local.stack.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The whole system as {@code ./huice up} starts it, from what is packaged, on ports and in a folder of its own. */
final class StartedSystem implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int LINES_SHOWN = 40;

    private final Home home;
    private final Path log;
    private final Process launcher;
    private final Thread atExit = new Thread(this::end, "end the system under test");

    private StartedSystem(Home home, Path log, Process launcher) {
        this.home = home;
        this.log = log;
        this.launcher = launcher;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts with nothing but the unpacked distributions of an earlier run, and returns once all is healthy.
     *
     * @param folder for state and logs
     */
    static StartedSystem fresh(Path folder) throws IOException, InterruptedException {
        var module = Path.of("").toAbsolutePath();
        var home = freePorts(module.resolve("../../..").normalize(), folder.resolve("state"));
        for (var part : Part.values()) {
            home.folder().pidFile(part.label()).endLeftover(Duration.ofSeconds(15));
        }
        for (var old : List.of("data", "log", "run", "secrets")) {
            delete(home.state().resolve(old));
        }
        home.folder().create();
        var log = home.folder().log("launcher");
        var builder = new ProcessBuilder(
                        JavaCommand.executable(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dhuice.root=" + home.root(),
                        "-Dhuice.state=" + home.state(),
                        "-cp",
                        module.resolve("target/huice-local.jar") + ":" + module.resolve("target/lib") + "/*",
                        Huice.class.getName(),
                        "up")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("HUICE_PORT_BASE", Integer.toString(home.portBase()));
        var system = new StartedSystem(home, log, builder.start());
        try {
            system.awaitHealthy();
        } catch (IllegalStateException failed) {
            system.close();
            throw failed;
        }
        return system;
    }

    Home home() {
        return home;
    }

    /** SIGKILL, so that the part has no chance to tidy up. Returns false when it was down already. */
    boolean kill(Part part) {
        var process = home.folder().pidFile(part.label()).living();
        process.ifPresent(ProcessHandle::destroyForcibly);
        return process.isPresent();
    }

    /** What every part wrote, by file. */
    List<Path> logs() {
        try (var files = Files.list(log.getParent())) {
            return files.sorted().toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The last lines of every log. */
    String lastWords() {
        var words = new StringBuilder();
        for (var file : logs()) {
            words.append("\n== ").append(file).append('\n');
            var lines = read(file).lines().toList();
            lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())
                    .forEach(line -> words.append(line).append('\n'));
        }
        return words.toString();
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Stops everything, as Ctrl-C would. */
    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void end() {
        var family = launcher.descendants().toList();
        launcher.destroy();
        try {
            launcher.waitFor(90, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        launcher.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitHealthy() throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(Up.healthyFile(home))) {
            if (launcher.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("the system did not start" + lastWords());
            }
        }
    }

    private static Home freePorts(Path root, Path state) {
        return IntStream.iterate(18080, base -> base < 30000, base -> base + 1000)
                .mapToObj(base -> new Home(root, state, base))
                .filter(home -> PortOwner.conflicts(home).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
