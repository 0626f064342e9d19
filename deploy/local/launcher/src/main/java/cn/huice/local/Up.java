package cn.huice.local;

import cn.huice.local.stack.NodeFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** {@code ./huice up}: starts everything, says where it is, and stays until it is told to stop. */
final class Up {
    private static final Duration WHILE_STARTING = Duration.ofMillis(500);
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(5);

    private final Home home;
    private final Screen screen;
    private final Memory memory = new Memory();

    Up(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    /** Does not return while the system runs. */
    int run() throws IOException, InterruptedException {
        var begin = Instant.now();
        var folder = home.folder();
        folder.create();
        Files.deleteIfExists(healthyFile(home));
        var launcher = Leftovers.launcher(folder);
        var running = launcher.living();
        if (running.isPresent()) {
            screen.say(
                    "already up, by pid " + running.get().pid() + "; ./huice status shows it, ./huice down stops it");
            return 1;
        }
        Leftovers.end(folder, screen);
        var conflicts = PortOwner.conflicts(home);
        if (!conflicts.isEmpty()) {
            conflicts.forEach(screen::say);
            screen.say("stop what holds the ports, or shift all of ours with HUICE_PORT_BASE");
            return 1;
        }
        launcher.write(ProcessHandle.current());
        var system = new RunningSystem(Composition.of(home), screen);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop"));
        try {
            screen.say("starting, logs in " + folder.log("<name>"));
            var sampling = sampling(WHILE_STARTING);
            system.start();
            sampling.interrupt();
        } catch (NodeFailed failed) {
            var toldToStop = failed.getCause() instanceof InterruptedException;
            if (!toldToStop) {
                screen.say(failed.getMessage());
            }
            return 1;
        }
        memory.sample();
        system.supervise();
        sampling(WHILE_RUNNING);
        var report = Addresses.report(home, Duration.between(begin, Instant.now()), memory.peak());
        screen.say(report);
        Files.writeString(healthyFile(home), report);
        Thread.currentThread().join();
        return 0;
    }

    /** Exists while the system has become healthy and was not told to stop; holds the report. */
    static Path healthyFile(Home home) {
        return home.folder().state().resolve("run/healthy");
    }

    private void stop(RunningSystem system) {
        screen.event("stopping");
        var begin = Instant.now();
        system.stop();
        screen.event("all stopped after " + Screen.seconds(Duration.between(begin, Instant.now())) + "; peak memory "
                + memory.peak());
        try {
            Files.deleteIfExists(healthyFile(home));
            Leftovers.launcher(home.folder()).delete();
        } catch (IOException stays) {
            screen.say("cannot delete a file of .huice/run: " + stays.getMessage());
        }
    }

    private Thread sampling(Duration every) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    memory.sample();
                    Thread.sleep(every);
                }
            } catch (InterruptedException enough) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
