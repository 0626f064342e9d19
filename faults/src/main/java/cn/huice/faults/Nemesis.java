package cn.huice.faults;

import cn.huice.local.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does one harm after another, in an order that its seed decides: every kind once before any comes again. */
final class Nemesis implements AutoCloseable {

    /** What it does. */
    enum Harm {
        KILL_INDUSTRY,
        KILL_TALENT,
        KILL_LAND,
        KILL_GATEWAY,
        KILL_KAFKA,
        KILL_POSTGRES,
        PAUSE_KAFKA,
        CUT_DATABASE,
        SLOW_DATABASE,
        LOSE_REPLIES_OF_DATABASE,
        CUT_BROKER,
        SLOW_BROKER,
        LOSE_REPLIES_TO_CLIENTS,
        FILL_DISK
    }

    private final Town town;
    private final Ledger ledger;
    private final Random random;
    private final long end;
    private final Map<Harm, Integer> done = new EnumMap<>(Harm.class);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** @param end {@link System#nanoTime} after which there is peace, however long clients still wait for answers */
    Nemesis(Town town, Ledger ledger, long end, long seed) {
        this.town = town;
        this.ledger = ledger;
        this.end = end;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("nemesis").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** What was done how often. */
    Map<Harm, Integer> done() {
        return done;
    }

    private void run() {
        try {
            while (true) {
                List<Harm> round = new ArrayList<>(List.of(Harm.values()));
                Collections.shuffle(round, random);
                for (Harm harm : round) {
                    if (waited(1500 + random.nextInt(2500))) {
                        return;
                    }
                    ledger.note("harm " + harm);
                    done.merge(harm, 1, Integer::sum);
                    if (does(harm)) {
                        return;
                    }
                }
            }
        } finally {
            town.calm();
        }
    }

    /** @return true where the end came meanwhile */
    private boolean does(Harm harm) {
        return switch (harm) {
            case KILL_INDUSTRY -> killed(Part.INDUSTRY);
            case KILL_TALENT -> killed(Part.TALENT);
            case KILL_LAND -> killed(Part.LAND);
            case KILL_GATEWAY -> killed(Part.GATEWAY);
            case KILL_KAFKA -> killed(Part.KAFKA);
            case KILL_POSTGRES -> killed(Part.POSTGRES);
            case PAUSE_KAFKA -> paused();
            case CUT_DATABASE -> wired("database", Wire.Condition.CUT, 3000);
            case SLOW_DATABASE -> wired("database", Wire.Condition.SLOW, 5000);
            case LOSE_REPLIES_OF_DATABASE -> wired("database", Wire.Condition.DEAF, 600);
            case CUT_BROKER -> wired("broker", Wire.Condition.CUT, 4000);
            case SLOW_BROKER -> wired("broker", Wire.Condition.SLOW, 5000);
            case LOSE_REPLIES_TO_CLIENTS -> wired("clients", Wire.Condition.DEAF, 1500);
            case FILL_DISK -> filled();
        };
    }

    private boolean killed(Part part) {
        town.kill(part);
        return false;
    }

    private boolean paused() {
        town.pause(Part.KAFKA);
        boolean ended = waited(6000);
        town.goOn(Part.KAFKA);
        return ended;
    }

    private boolean wired(String wire, Wire.Condition condition, long millis) {
        town.wire(wire).become(condition);
        boolean ended = waited(millis);
        town.wire(wire).become(Wire.Condition.SOUND);
        return ended;
    }

    private boolean filled() {
        town.disk().fill();
        boolean ended = waited(4000);
        town.disk().free();
        return ended;
    }

    private boolean waited(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS) || System.nanoTime() >= end;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** No more harm from here on. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
