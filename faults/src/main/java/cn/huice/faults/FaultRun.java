package cn.huice.faults;

import cn.huice.faults.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** {@code ./huice test --faults}: the load, the harms, the settling, and the proofs. */
public final class FaultRun {
    private static final int ENTERPRISES = 12;
    private static final Duration TO_PREPARE = Duration.ofMinutes(5);
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    private final Path root;
    private final Path state;
    private final int portBase;
    private final Duration fire;
    private final long seed;
    private final Round first;

    /**
     * @param root the checkout, packaged
     * @param state folder for data and logs of this run
     * @param fire how long the load and the harms go on, after the preparation; every harm once has to fit into it
     * @throws IllegalArgumentException where it does not
     */
    public FaultRun(Path root, Path state, int portBase, Duration fire, long seed) {
        this.root = root;
        this.state = state;
        this.portBase = portBase;
        this.fire = fire;
        this.seed = seed;
        this.first = Round.within(fire, new Random(seed));
    }

    /** Arguments: seconds under fire, seed. Exit code 0 when every invariant holds. */
    public static void main(String[] arguments) throws Exception {
        var root =
                Path.of(System.getProperty("huice.root", "")).toAbsolutePath().normalize();
        var base = Integer.parseInt(System.getenv().getOrDefault("HUICE_PORT_BASE", "28080"));
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 600;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() & 0xffff;
        var run = new FaultRun(root, root.resolve("faults/target/town"), base, Duration.ofSeconds(seconds), seed);
        List<Proof> proofs = run.prove();
        boolean all = proofs.stream().allMatch(Proof::holds);
        System.out.println(
                all
                        ? "All eight invariants hold, and every harm was done."
                        : "NOT ALL HOLD; the ledger and the logs are in " + run.state);
        System.exit(all ? 0 : 1);
    }

    /** Prints what was done and looked at, and returns the proofs, in the order of DESIGN §9, the last one that every harm was done. */
    public List<Proof> prove() throws IOException, InterruptedException {
        Folders.empty(state);
        System.out.printf("seed %d, %d s under fire, %d enterprises%n", seed, fire.toSeconds(), ENTERPRISES);
        try (var ledger = new Ledger(state.resolve("ledger.jsonl"));
                var town = Town.start(root, state, portBase)) {
            long deadline =
                    System.nanoTime() + TO_PREPARE.plus(fire).plus(TO_SETTLE).toNanos();
            var unread = new AtomicLong();
            var accounts = new Accounts(town.keycloak());
            var crowd = new Crowd(town, accounts, ledger, deadline, unread);
            var calendar = new Calendar(crowd.client("operator"));
            calendar.jump(0);
            crowd.prepare();
            List<Enterprise> enterprises = crowd.enterprises(ENTERPRISES, new Random(seed));
            var nemesis = new Nemesis(town, ledger, first, fire, seed);
            try (nemesis) {
                nemesis.start();
                load(enterprises, crowd.oversight(enterprises, new Random(seed + 2)), calendar, nemesis, seed);
            }
            settle(enterprises, calendar);
            List<Proof> proofs = new Reckoning(town, ledger, crowd, enterprises, unread, deadline).proofs();
            proofs.add(Nemesis.everyHarm(nemesis.done()));
            System.out.printf("%n%s: harms %s; clock set %d times%n", Instant.now(), nemesis.done(), calendar.jumps());
            System.out.printf(
                    "%,d sendings, %,d without an answer, %,d answers%n%n",
                    ledger.sent(), ledger.lost(), ledger.answers().size());
            proofs.forEach(System.out::println);
            return proofs;
        }
    }

    private static void load(
            List<Enterprise> enterprises, Oversight oversight, Calendar calendar, Nemesis nemesis, long seed)
            throws InterruptedException {
        var random = new Random(seed + 1);
        var failed = new AtomicBoolean();
        try (ExecutorService lives = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Enterprise enterprise : enterprises) {
                lives.submit(() -> goesOn(
                        () -> {
                            enterprise.live();
                            enterprise.goOn();
                        },
                        nemesis,
                        failed));
            }
            lives.submit(() -> goesOn(oversight::live, nemesis, failed));
            while (!nemesis.over()) {
                Thread.sleep(4_000);
                calendar.jump(random.nextInt(5) == 0 ? -1 : 2 + random.nextInt(4));
            }
        }
        if (failed.get()) {
            throw new IllegalStateException("a client broke");
        }
    }

    private interface Life {
        void live() throws InterruptedException;
    }

    private static void goesOn(Life life, Nemesis nemesis, AtomicBoolean failed) {
        try {
            while (!nemesis.over()) {
                life.live();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error broken) {
            failed.set(true);
            broken.printStackTrace();
        }
    }

    /** In peace, what is under way goes on to its end. */
    private static void settle(List<Enterprise> enterprises, Calendar calendar) throws InterruptedException {
        for (int round = 0; round < 4; round++) {
            calendar.jump(9);
            Thread.sleep(2_500);
            for (Enterprise enterprise : enterprises) {
                enterprise.goOn();
            }
        }
    }
}
