package cn.huice.bench.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * Where the processor's time goes in a service, kernel and compiler included, as a flame graph for each part of a run.
 * async-profiler samples every two milliseconds of processor time; it works on Linux and macOS.
 */
public final class Flames {
    private static final String EVERY = "2ms";
    private final Path folder;
    private Path recording;
    private int started;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String name, Path recording, long from, long to) {}

    /** @param folder where {@code <part>.html} will stand */
    public Flames(Path folder) {
        this.folder = folder;
    }

    /** What the service's JVM is started with; each time it is started it records into a file of its own. */
    public List<String> options() {
        recording = folder.resolve("service-" + ++started + ".jfr");
        return List.of("-agentpath:" + agent() + "=start,event=ctimer,interval=" + EVERY + ",file=" + recording);
    }

    /** Everything the service does meanwhile belongs to this part, others' commands and compiling too. */
    public <T> T during(String part, Supplier<T> work) {
        long from = System.currentTimeMillis();
        T done = work.get();
        parts.add(new Part(part, recording, from, System.currentTimeMillis()));
        return done;
    }

    /** Writes the graphs; to be called when the service has stopped. */
    public void draw() {
        try {
            for (Part part : parts) {
                JfrToFlame.convert(
                        part.recording().toString(),
                        folder.resolve(part.name() + ".html").toString(),
                        new Arguments(
                                "--simple",
                                "--norm",
                                "--minwidth",
                                "0.2",
                                "--title",
                                part.name(),
                                "--from",
                                Long.toString(part.from()),
                                "--to",
                                Long.toString(part.to())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path agent() {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        String library = mac ? "macos/libasyncProfiler.so" : "linux-" + machine + "/libasyncProfiler.so";
        Path agent = folder.resolve("libasyncProfiler.so");
        try (InputStream packed = Flames.class.getResourceAsStream("/" + library)) {
            Files.createDirectories(folder);
            Files.copy(packed, agent, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return agent;
    }
}
