package cn.huice.local;

import cn.huice.local.stack.JavaCommand;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code ./huice up --detach}: {@link Up} in a process of its own, followed until the system is healthy. */
final class Detached {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Home home;
    private final Screen screen;

    Detached(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    int run() throws IOException, InterruptedException {
        home.folder().create();
        Files.deleteIfExists(Up.healthyFile(home));
        var log = home.folder().log("launcher");
        Files.deleteIfExists(log);
        var launcher = new ProcessBuilder(
                        "setsid",
                        JavaCommand.executable(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dhuice.root=" + home.root(),
                        "-Dhuice.state=" + home.state(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Huice.class.getName(),
                        "up")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try (var followed = new RandomAccessFile(log.toFile(), "r")) {
            while (launcher.isAlive() && !Files.exists(Up.healthyFile(home))) {
                show(followed);
                Thread.sleep(POLL);
            }
            show(followed);
        }
        return launcher.isAlive() ? 0 : launcher.exitValue();
    }

    private void show(RandomAccessFile followed) throws IOException {
        var fresh = new byte[Math.toIntExact(followed.length() - followed.getFilePointer())];
        followed.readFully(fresh);
        new String(fresh, StandardCharsets.UTF_8).lines().forEach(screen::say);
    }
}
