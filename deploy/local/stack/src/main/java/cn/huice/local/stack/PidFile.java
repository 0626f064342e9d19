package cn.huice.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a process beyond the life of the one that started it. A process counts as ours only when both its id and
 * its start time agree, so a stranger that was given the same id later is never touched.
 */
public record PidFile(Path path) {

    public void write(ProcessHandle process) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, process.pid() + " " + birth(process) + "\n");
    }

    /** The process this file speaks of, if it still runs. */
    public Optional<ProcessHandle> living() {
        try {
            var words = Files.readString(path).strip().split(" ", 2);
            if (words.length < 2) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> birth(process).equals(words[1]));
        } catch (IOException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Ends a process left over from an earlier run, with its children, and forgets it.
     *
     * @param patience how long it may take to end by itself before it is killed
     * @return whether there was one
     */
    public boolean endLeftover(Duration patience) throws IOException {
        var found = living();
        found.ifPresent(process -> end(process, patience));
        Files.deleteIfExists(path);
        return found.isPresent();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    static void end(ProcessHandle process, Duration patience) {
        var family = process.descendants().toList();
        process.destroy();
        if (!ended(process, patience)) {
            process.destroyForcibly();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        ended(process, patience);
    }

    static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Linux: clock ticks between boot and the start of the process (proc(5), field 22), which no clock change moves. */
    private static String birth(ProcessHandle process) {
        try {
            var stat = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
        } catch (IOException | IndexOutOfBoundsException noProc) {
            return process.info().startInstant().map(Object::toString).orElse("unknown");
        }
    }
}
