package cn.huice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this program and all it started hold in memory: the sum of their resident set sizes (proc(5), VmRSS). Pages that
 * PostgreSQL's processes share count once for each, so the figure errs on the high side.
 */
final class Memory {
    private static final long KIBIBYTE = 1024;
    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    private long peak;

    /** Looks once; to be called again and again. */
    synchronized void sample() {
        var self = ProcessHandle.current();
        var now = Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(Memory::resident)
                .sum();
        peak = Math.max(peak, now);
    }

    /** The largest sum seen, in GiB, to two places. */
    synchronized String peak() {
        return String.format("%.2f GiB", peak / GIBIBYTE);
    }

    private static long resident(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
