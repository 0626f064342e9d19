package cn.huice.local;

import cn.huice.local.stack.Node;
import cn.huice.local.stack.NodeFailed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts the nodes, brings back the ones that die, and stops them all. */
public final class RunningSystem {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A node that ran for this long is thought sound again. */
    private static final Duration SOUND = Duration.ofMinutes(1);

    private final Composition nodes;
    private final Screen screen;
    private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();

    public RunningSystem(Composition nodes, Screen screen) {
        this.nodes = nodes;
        this.screen = screen;
    }

    /** Returns when every node is ready; throws {@link NodeFailed} as soon as one is known not to become so. */
    public void start() throws InterruptedException {
        startTogether(nodes.infrastructure());
        startTogether(nodes.services());
    }

    /** Brings back every node that dies, until {@link #stop}. */
    public void supervise() {
        nodes.all()
                .forEach(node -> tasks.submit(() -> {
                    watch(node);
                    return null;
                }));
    }

    /** Ends everything: services first, then what they stand on, then whatever else this program started. */
    public void stop() {
        tasks.shutdownNow();
        try {
            tasks.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        stopTogether(nodes.services());
        stopTogether(nodes.infrastructure());
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private void startTogether(List<Node> group) throws InterruptedException {
        var starting = new ExecutorCompletionService<Void>(tasks);
        var begin = Instant.now();
        for (var node : group) {
            starting.submit(() -> {
                node.start();
                node.waitUntilReady();
                screen.say(String.format(
                        "  %-10s ready  %8s   port %d, pid %d",
                        node.name(), Screen.seconds(Duration.between(begin, Instant.now())), node.port(), node.pid()));
                return null;
            });
        }
        for (int done = 0; done < group.size(); done++) {
            try {
                starting.take().get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof NodeFailed known
                        ? known
                        : new NodeFailed(failed.getCause().toString(), failed.getCause());
            }
        }
    }

    private static void stopTogether(List<Node> group) {
        try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
            group.forEach(node -> stopping.submit(node::stop));
        }
    }

    private void watch(Node node) throws InterruptedException, ExecutionException {
        var pause = FIRST_PAUSE;
        while (true) {
            var begin = Instant.now();
            var dead = node.onExit().get();
            if (Duration.between(begin, Instant.now()).compareTo(SOUND) > 0) {
                pause = FIRST_PAUSE;
            }
            screen.event(node.name() + " ended with exit code " + dead.exitValue() + "; starting it again in "
                    + Screen.seconds(pause));
            Thread.sleep(pause);
            bringBack(node);
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private void bringBack(Node node) {
        var begin = Instant.now();
        try {
            node.start();
            node.waitUntilReady();
            screen.event(node.name() + " is back after " + Screen.seconds(Duration.between(begin, Instant.now()))
                    + ", pid " + node.pid());
        } catch (IOException | NodeFailed again) {
            screen.event(node.name() + " did not come back: " + again.getMessage());
            node.stop();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
