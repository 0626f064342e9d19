package cn.huice.faults;

import cn.huice.faults.proof.Proof;
import cn.huice.local.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does one harm after another, in an order that its seed decides: every kind once before any comes again, and all of them
 * before there is peace, however long that takes.
 */
final class Nemesis implements AutoCloseable {
    /** A service takes minutes to start where processors are busy, and what it starts with may be harmed just then. */
    private static final Duration TO_COME_BACK = Duration.ofMinutes(4);

    private final Town town;
    private final Ledger ledger;
    private final Random random;
    private final Duration fire;
    private final Round first;
    private final Map<Harm, Integer> done = new EnumMap<>(Harm.class);
    private final CountDownLatch called = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean over;

    /** @param fire how long it goes on, though not before the first round is over */
    Nemesis(Town town, Ledger ledger, Round first, Duration fire, long seed) {
        this.town = town;
        this.ledger = ledger;
        this.fire = fire;
        this.random = new Random(seed);
        this.first = first;
        this.thread = Thread.ofPlatform().name("nemesis").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether there is peace now. */
    boolean over() {
        return over;
    }

    /** What was done how often, each time with effect. */
    Map<Harm, Integer> done() {
        return done;
    }

    /** A harm that was not done has shown nothing. */
    static Proof everyHarm(Map<Harm, Integer> done) {
        var proof = new Proof("every harm was done");
        for (Harm harm : Harm.values()) {
            proof.require(done.containsKey(harm), harm + " was not done, so nothing is known of it");
        }
        return proof.looked(done.values().stream().mapToInt(times -> times).sum(), "harms");
    }

    private void run() {
        try {
            long end = System.nanoTime() + fire.toNanos();
            does(first, Long.MAX_VALUE);
            while (System.nanoTime() < end && called.getCount() > 0) {
                does(Round.any(random), end);
            }
        } finally {
            town.calm();
            over = true;
        }
    }

    private void does(Round round, long end) {
        for (Round.Step step : round.steps()) {
            if (waited(step.pause()) || System.nanoTime() >= end) {
                return;
            }
            ledger.note("harm " + step.harm());
            if (does(step.harm())) {
                done.merge(step.harm(), 1, Integer::sum);
            } else {
                ledger.note("without effect: " + step.harm());
            }
        }
    }

    /** @return whether it had an effect */
    private boolean does(Harm harm) {
        return switch (harm) {
            case KILL_INDUSTRY -> killed(Part.INDUSTRY);
            case KILL_TALENT -> killed(Part.TALENT);
            case KILL_LAND -> killed(Part.LAND);
            case KILL_GATEWAY -> killed(Part.GATEWAY);
            case KILL_KAFKA -> killed(Part.KAFKA);
            case KILL_POSTGRES -> killed(Part.POSTGRES);
            case PAUSE_KAFKA -> paused(harm);
            case CUT_DATABASE -> wired("database", Wire.Condition.CUT, harm);
            case SLOW_DATABASE -> wired("database", Wire.Condition.SLOW, harm);
            case LOSE_REPLIES_OF_DATABASE -> wired("database", Wire.Condition.DEAF, harm);
            case CUT_BROKER -> wired("broker", Wire.Condition.CUT, harm);
            case SLOW_BROKER -> wired("broker", Wire.Condition.SLOW, harm);
            case LOSE_REPLIES_OF_BROKER -> wired("broker", Wire.Condition.DEAF, harm);
            case LOSE_REPLIES_TO_CLIENTS -> wired("clients", Wire.Condition.DEAF, harm);
            case FILL_DISK -> filled(harm);
        };
    }

    /** What was killed a moment ago may just be coming back. */
    private boolean killed(Part part) {
        return comes(() -> town.kill(part));
    }

    private boolean paused(Harm harm) {
        boolean paused = comes(() -> town.pause(Part.KAFKA));
        waited(harm.lasts());
        town.goOn(Part.KAFKA);
        return paused;
    }

    /** Goes on until something of the wire has felt it: everybody may be waiting for what was done before. */
    private boolean wired(String name, Wire.Condition condition, Harm harm) {
        Wire wire = town.wire(name);
        long before = wire.harmed();
        wire.become(condition);
        waited(harm.lasts());
        boolean felt = comes(() -> wire.harmed() > before);
        wire.become(Wire.Condition.SOUND);
        return felt;
    }

    /** Goes on until a file was refused: not every case has one. */
    private boolean filled(Harm harm) {
        long before = ledger.filesNotKept();
        boolean filled = comes(() -> town.fillDisk(Part.INDUSTRY));
        waited(harm.lasts());
        boolean felt = filled && comes(() -> ledger.filesNotKept() > before);
        town.freeDisk(Part.INDUSTRY);
        return felt;
    }

    private boolean comes(BooleanSupplier what) {
        long until = System.nanoTime() + TO_COME_BACK.toNanos();
        boolean came = what.getAsBoolean();
        while (!came && System.nanoTime() < until && !waited(Duration.ofMillis(50))) {
            came = what.getAsBoolean();
        }
        return came;
    }

    /** @return true where it was called off meanwhile */
    private boolean waited(Duration time) {
        try {
            return called.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** No more harm from here on. */
    @Override
    public void close() {
        called.countDown();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
