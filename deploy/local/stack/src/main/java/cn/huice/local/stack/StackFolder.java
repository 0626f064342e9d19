package cn.huice.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a running stack keeps its state: {@code data/} (lost with the folder), {@code log/}, {@code run/} (pid files)
 * and {@code unpacked/} (distributions, safe to delete while nothing runs).
 *
 * @param state the folder of this stack
 * @param unpacked the folder of unpacked distributions, which several stacks may share
 */
public record StackFolder(Path state, Path unpacked) {

    /** A stack that keeps everything, also the unpacked distributions, below one folder. */
    public static StackFolder at(Path state) {
        var absolute = state.toAbsolutePath().normalize();
        return new StackFolder(absolute, absolute.resolve("unpacked"));
    }

    public Path data(String node) {
        return state.resolve("data").resolve(node);
    }

    public Path log(String node) {
        return state.resolve("log").resolve(node + ".log");
    }

    public PidFile pidFile(String node) {
        return new PidFile(state.resolve("run").resolve(node + ".pid"));
    }

    /** Makes the folders for logs and pid files; only their owner may look into them. */
    public void create() throws IOException {
        Files.createDirectories(state.resolve("log"));
        Files.createDirectories(state.resolve("run"));
    }
}
