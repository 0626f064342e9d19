package cn.huice.local;

import java.time.Duration;
import java.util.List;

/** Kills one part of a running system after the other, none of which is told before. */
final class Killing {
    /** The one everything stands on first, the door last. */
    static final List<Part> VICTIMS =
            List.of(Part.POSTGRES, Part.INDUSTRY, Part.KAFKA, Part.KEYCLOAK, Part.TALENT, Part.LAND, Part.GATEWAY);

    private static final Duration PAUSE = Duration.ofSeconds(8);

    private final StartedSystem system;
    private final Thread thread;

    Killing(StartedSystem system) {
        this.system = system;
        this.thread = Thread.ofVirtual().name("killing").unstarted(this::killAll);
    }

    void start() {
        thread.start();
    }

    /** Returns when every part was killed once. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    void stop() {
        thread.interrupt();
    }

    private void killAll() {
        try {
            for (var victim : VICTIMS) {
                Thread.sleep(PAUSE);
                while (!system.kill(victim)) {
                    Thread.sleep(Duration.ofMillis(100));
                }
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }
}
