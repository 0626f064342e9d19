package cn.huice.casework.scan;

import cn.huice.policy.assessment.Amount;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What scanning threads find, on its way to the one that writes it: each thread gathers lines of its own and hands them
 * over by the part, and waits where the writer is behind.
 */
final class FoundRows {
    private static final int PART = 1 << 16;
    private static final int PARTS_WAITING = 64;
    private static final byte[] END = {};

    /** Of one policy, by one thread. */
    static final class Count {
        long eligible;
        long applied;
        long found;
        long undetermined;
        BigDecimal exact = BigDecimal.ZERO.setScale(2);
        BigDecimal ceiling = BigDecimal.ZERO.setScale(2);
        String unit = "";

        private void add(Count other) {
            eligible += other.eligible;
            applied += other.applied;
            found += other.found;
            undetermined += other.undetermined;
            exact = exact.add(other.exact);
            ceiling = ceiling.add(other.ceiling);
            unit = unit.isEmpty() ? other.unit : unit;
        }
    }

    private final class Gathering {
        private final StringBuilder lines = new StringBuilder(PART + 1_000);
        private final Map<String, Count> counts = new HashMap<>();
    }

    private final String scan;
    private final BlockingQueue<byte[]> parts = new ArrayBlockingQueue<>(PARTS_WAITING);
    private final AtomicInteger places = new AtomicInteger();
    private final List<Gathering> gatherings = new ArrayList<>();
    private final ThreadLocal<Gathering> mine = ThreadLocal.withInitial(this::begun);
    private volatile boolean given;

    FoundRows(String scan) {
        this.scan = scan;
    }

    private synchronized Gathering begun() {
        var gathering = new Gathering();
        gatherings.add(gathering);
        return gathering;
    }

    /** Somebody eligible who need not be told. */
    void applied(String policy) {
        Count count = count(policy);
        count.eligible++;
        count.applied++;
    }

    /** Somebody eligible who has not applied. */
    void found(String policy, String district, String subject, Amount amount) {
        Count count = count(policy);
        count.eligible++;
        count.found++;
        switch (amount) {
            case Amount.Exact(BigDecimal value, String unit) -> {
                count.exact = count.exact.add(value);
                count.unit = unit;
                line(policy, district, subject, value.toPlainString(), false, unit);
            }
            case Amount.Ceiling(BigDecimal value, String unit) -> {
                count.ceiling = count.ceiling.add(value);
                count.unit = unit;
                line(policy, district, subject, value.toPlainString(), true, unit);
            }
            case Amount.Undetermined undetermined -> {
                count.undetermined++;
                line(policy, district, subject, "\\N", false, "");
            }
            case Amount.Day day -> line(policy, district, subject, "\\N", false, "date");
            case Amount.None none -> line(policy, district, subject, "\\N", false, "");
        }
    }

    private Count count(String policy) {
        return mine.get().counts.computeIfAbsent(policy, id -> new Count());
    }

    /** Ids and codes hold nothing that COPY would have escaped. */
    private void line(String policy, String district, String subject, String amount, boolean ceiling, String unit) {
        StringBuilder lines = mine.get().lines;
        lines.append(scan)
                .append('\t')
                .append(district)
                .append('\t')
                .append(policy)
                .append('\t')
                .append(places.getAndIncrement())
                .append('\t')
                .append(subject)
                .append('\t')
                .append(amount)
                .append('\t')
                .append(ceiling ? 't' : 'f')
                .append('\t')
                .append(unit)
                .append('\n');
        if (lines.length() >= PART) {
            hand(lines);
        }
    }

    private void hand(StringBuilder lines) {
        put(lines.toString().getBytes(StandardCharsets.UTF_8));
        lines.setLength(0);
    }

    private void put(byte[] part) {
        try {
            while (!given && !parts.offer(part, 1, TimeUnit.SECONDS)) {
                // Waits for the writer, unless that has given up.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When all threads are done: hands over what they still hold. */
    synchronized void end() {
        gatherings.forEach(each -> hand(each.lines));
        put(END);
    }

    /** The next part of what is to be written; null after the last. */
    byte[] next() throws InterruptedException {
        byte[] part = parts.take();
        while (part.length == 0 && part != END) {
            part = parts.take();
        }
        return part == END ? null : part;
    }

    /** The writer takes no more. */
    void giveUp() {
        given = true;
        parts.clear();
    }

    /** By policy id, over all threads; once they are done. */
    synchronized Map<String, Count> counts() {
        var counts = new TreeMap<String, Count>();
        for (Gathering gathering : gatherings) {
            gathering.counts.forEach((policy, count) ->
                    counts.computeIfAbsent(policy, id -> new Count()).add(count));
        }
        return counts;
    }
}
