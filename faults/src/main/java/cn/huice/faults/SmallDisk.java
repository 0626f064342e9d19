package cn.huice.faults;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A disk that is full for one process: no file of it can be made longer than a few bytes, so a write breaks off in the
 * middle. It takes no rights, and neither does ending it; only {@code prlimit} of util-linux.
 */
final class SmallDisk {
    /** Less than the shortest file that clients hand in. */
    private static final int BYTES = 8;

    private SmallDisk() {}

    /** @return whether it is full now */
    static boolean fill(long pid) {
        return limit(pid, Integer.toString(BYTES));
    }

    /** @return whether there is room again */
    static boolean free(long pid) {
        return limit(pid, "unlimited");
    }

    /** The soft limit only: whoever may lower it may raise it again. */
    private static boolean limit(long pid, String bytes) {
        try {
            Process process = new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=" + bytes + ":")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException impossible) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
