package cn.huice.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file system of a few megabytes over a folder, that can be filled to the last byte. Mounting it takes rights that not
 * everybody has; without them the disk is never full.
 */
final class SmallDisk implements AutoCloseable {
    private static final int MEGABYTES = 8;
    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk at(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new SmallDisk(
                folder, run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "huice", folder.toString()));
    }

    /** Whether there is one. */
    boolean present() {
        return mounted;
    }

    void fill() {
        if (!mounted) {
            return;
        }
        byte[] block = new byte[1 << 16];
        try (var out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // Full, as was meant.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    @Override
    public void close() {
        if (mounted) {
            run("umount", "-l", folder.toString());
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
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
