package cn.huice.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One part of the local system: an operating system process with a port on 127.0.0.1, a log and a pid file. A node can
 * be started again after it stopped or died; what it had written is still there.
 */
public abstract class Node {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOG_LINES_SHOWN = 15;

    private final String name;
    private final int port;
    private final StackFolder folder;
    private volatile Process process;

    protected Node(String name, int port, StackFolder folder) {
        this.name = name;
        this.port = port;
        this.folder = folder;
    }

    public final String name() {
        return name;
    }

    public final int port() {
        return port;
    }

    public final Path log() {
        return folder.log(name);
    }

    /** The process id. */
    public final long pid() {
        return started().pid();
    }

    public final boolean alive() {
        return process != null && process.isAlive();
    }

    /** Starts the process and returns at once; ends one that an earlier run left behind in the same folder. */
    public final synchronized void start() throws IOException {
        if (alive()) {
            return;
        }
        folder.create();
        folder.pidFile(name).endLeftover(grace());
        prepare();
        var builder = new ProcessBuilder(inSessionOfItsOwn(command()));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment());
        var begun = builder.start();
        begun.getOutputStream().close();
        folder.pidFile(name).write(begun.toHandle());
        process = begun;
    }

    /** Blocks until the node does its work. Throws {@link NodeFailed} when it dies before or takes too long. */
    public final void waitUntilReady() {
        var deadline = System.nanoTime() + patience().toNanos();
        while (!ready()) {
            if (!alive()) {
                throw new NodeFailed(name + " ended with exit code " + started().exitValue() + lastLines());
            }
            if (System.nanoTime() > deadline) {
                throw new NodeFailed(name + " was not ready after " + patience().toSeconds() + " s" + lastLines());
            }
            pause();
        }
        whenReady();
    }

    /** Ends the process and its children: politely first, by force when it does not listen. */
    public final synchronized void stop() {
        if (process == null) {
            return;
        }
        askToStop(process.toHandle());
        PidFile.end(process.toHandle(), grace());
        try {
            folder.pidFile(name).delete();
        } catch (IOException stays) {
            throw new NodeFailed("cannot delete the pid file of " + name, stays);
        }
    }

    /** Completes when the process has ended, for whatever reason. */
    public final CompletableFuture<Process> onExit() {
        return started().onExit();
    }

    /** Where this node keeps what must outlive it. */
    protected final Path data() {
        return folder.data(name);
    }

    protected final StackFolder folder() {
        return folder;
    }

    /** Unpacks, formats, configures: whatever the command needs. Runs before every start. */
    protected abstract void prepare() throws IOException;

    protected abstract List<String> command();

    /** Added to the environment of this process. */
    protected Map<String, String> environment() {
        return Map.of();
    }

    /** Whether the node does its work now; asked again and again. */
    protected abstract boolean ready();

    /** Runs once each time the node has become ready. */
    protected void whenReady() {}

    /** How long the node may take to become ready. */
    protected Duration patience() {
        return Duration.ofSeconds(180);
    }

    /** How long the node may take to stop by itself. */
    protected Duration grace() {
        return Duration.ofSeconds(10);
    }

    /** Tells the process to stop in a way other than SIGTERM, where that is needed. */
    protected void askToStop(ProcessHandle running) {}

    /** Keeps the terminal's Ctrl-C for the launcher, which stops its nodes in order. */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        var setsid = Path.of("/usr/bin/setsid");
        if (!Files.isExecutable(setsid)) {
            return command;
        }
        var whole = new ArrayList<>(List.of(setsid.toString()));
        whole.addAll(command);
        return whole;
    }

    private Process started() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    private String lastLines() {
        try {
            var text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
            var lines = text.lines().toList();
            var shown = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
            return "; the end of " + log() + ":\n  " + String.join("\n  ", shown);
        } catch (IOException none) {
            return "; it left no log";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NodeFailed("interrupted", interrupted);
        }
    }
}
