package cn.huice.journal.command;

import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Lets identical commands of this process wait for each other in memory. In the database each would hold a connection while
 * it waits, and none might be left for the one that works.
 */
final class Turns {
    private static final int STRIPES = 4_096;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    /** A piece of work that may fail in any way. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** @throws ProblemException 503 if the twin before takes too long */
    <T> T inTurn(Object key, Work<T> work) throws Exception {
        ReentrantLock lock = locks.get(Math.floorMod(key.hashCode(), STRIPES));
        if (!lock.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ProblemException(
                    503,
                    "command-in-progress",
                    Text.of(
                            "同一命令正在处理，请稍后用同一 Idempotency-Key 重试",
                            "The same command is in progress; retry with the same key"),
                    List.of());
        }
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
