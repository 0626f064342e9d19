package cn.huice.faults;

import cn.huice.faults.Ledger.Upload;
import cn.huice.faults.proof.Books;
import cn.huice.faults.proof.Invariants;
import cn.huice.faults.proof.Proof;
import cn.huice.faults.proof.Topics;
import cn.huice.local.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** When the fire is over: what the clients know, beside what databases, topics and services hold. */
final class Reckoning {
    private final Town town;
    private final Ledger ledger;
    private final Crowd crowd;
    private final List<Enterprise> enterprises;
    private final AtomicLong unread;
    private final long deadline;
    private final List<Books> services;

    /**
     * @param unread how many reads did not show what was acknowledged before
     * @param deadline {@link System#nanoTime} after which nothing is waited for
     */
    Reckoning(Town town, Ledger ledger, Crowd crowd, List<Enterprise> enterprises, AtomicLong unread, long deadline) {
        this.town = town;
        this.ledger = ledger;
        this.crowd = crowd;
        this.enterprises = enterprises;
        this.unread = unread;
        this.deadline = deadline;
        this.services = Town.SERVICES.stream()
                .map(part -> new Books(part.label(), town.home().port(Part.POSTGRES)))
                .toList();
    }

    /** In the order of DESIGN §9. */
    List<Proof> proofs() throws InterruptedException {
        var shown = new Shown(crowd, services);
        Map<Upload, Optional<String>> read = shown.readBack(ledger.uploads());
        var proofs = new ArrayList<>(atRest(() -> ofBooks(read)));
        proofs.add(shown.replays());
        // Last, because it ends with journals that were tampered with.
        proofs.add(5, shown.journals());
        return proofs;
    }

    /** What databases and topics hold: every invariant but those for which the services are asked, 6 and 8. */
    private List<Proof> ofBooks(Map<Upload, Optional<String>> read) {
        var invariants = new Invariants(services, Topics.read("127.0.0.1:" + town.wiredKafka()));
        List<Told.Effect> effects = services.stream()
                .flatMap(books -> Told.Effect.of(books).stream())
                .toList();
        return List.of(
                Told.durable(
                        ledger.answers(), services.stream().map(Told.Kept::of).toList(), read, unread.get()),
                Told.once(
                        ledger.answers(),
                        effects,
                        services.stream()
                                .flatMap(books -> Told.Made.of(books).stream())
                                .toList()),
                invariants.delivery(),
                invariants.budgets(),
                invariants.stacking(),
                Shown.rights(
                        enterprises.stream().mapToInt(Enterprise::probes).sum(),
                        enterprises.stream().mapToInt(Enterprise::trespasses).sum(),
                        enterprises.stream()
                                .flatMap(enterprise -> enterprise.acts().stream())
                                .collect(Collectors.toSet()),
                        effects));
    }

    /**
     * Reads when everything written was published and applied, and anew if something was written meanwhile: in peace, too, days come on
     * which notices end and cases are late, and databases and topics are not read at one moment.
     */
    private <T> T atRest(Supplier<T> reading) throws InterruptedException {
        while (true) {
            while (!settled() && System.nanoTime() < deadline) {
                Thread.sleep(500);
            }
            List<String> before = written();
            T read = reading.get();
            if (written().equals(before) || System.nanoTime() >= deadline) {
                return read;
            }
            ledger.note("read anew: something was written meanwhile");
        }
    }

    private List<String> written() {
        return services.stream().map(Books::written).toList();
    }

    private boolean settled() {
        try {
            long claims = services.getFirst().count("select count(*) from claim where state <> 'PENDING'");
            return services.stream()
                            .allMatch(books -> books.count("select count(*) from journal_unpublished") == 0
                                    && books.count("select count(*) from claim where state = 'PENDING'") == 0
                                    && books.count("select count(*) from claim where state <> 'PENDING'") == claims)
                    && Invariants.applied(services);
        } catch (IllegalStateException notBackYet) {
            return false;
        }
    }
}
