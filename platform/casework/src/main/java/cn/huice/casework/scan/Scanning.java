package cn.huice.casework.scan;

import cn.huice.casework.columns.RegisterColumns;
import cn.huice.journal.Acting;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.policy.assessment.Amount;
import cn.huice.policy.scan.PolicyTotals;
import cn.huice.policy.scan.Scan;
import cn.huice.policy.scan.ScanListener;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.policy.scan.ScanTotals;
import cn.huice.registry.SubjectKind;
import cn.huice.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * One scan that runs. Its own thread scans, with others; another writes what they find, in one transaction that also says
 * that the scan is done: so its results stand whole, or not at all.
 */
final class Scanning implements Runnable {
    private static final Logger LOG = Logger.getLogger(Scanning.class);

    final RegisterScan scan;
    private final ScanPlan plan;
    private final SubjectKind kind;
    private final RegisterColumns register;
    private final ScanTable table;
    private final Journal journal;
    private final ScanSettings settings;
    private final Clock clock;
    private final FoundRows rows;
    private volatile boolean cancelled;
    private volatile int rowsDone;
    private volatile int rowsInAll;

    Scanning(
            RegisterScan scan,
            ScanPlan plan,
            SubjectKind kind,
            RegisterColumns register,
            ScanTable table,
            Journal journal,
            ScanSettings settings,
            Clock clock) {
        this.scan = scan;
        this.plan = plan;
        this.kind = kind;
        this.register = register;
        this.table = table;
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
        this.rows = new FoundRows(scan.id());
    }

    @Override
    public void run() {
        try {
            Acting.as("scan", this::write);
        } catch (RuntimeException | Error e) {
            if (!cancelled) {
                LOG.errorf(e, "scan %s failed", scan.id());
            }
            end(cancelled ? RegisterScan.State.CANCELLED : RegisterScan.State.FAILED);
        }
    }

    private void write() {
        var scanned = new CompletableFuture<ScanTotals>();
        Thread.ofPlatform().daemon().name("scan-" + scan.id()).start(() -> {
            try {
                scanned.complete(register.reading(kind, plan.attributes(), scan.asOf(), this::scan));
            } catch (RuntimeException | Error e) {
                scanned.completeExceptionally(e);
            } finally {
                rows.end();
            }
        });
        try {
            table.atLength(settings.mostSeconds(), () -> {
                long found = table.copy(rows);
                ScanTotals totals = scanned.join();
                if (!totals.complete()) {
                    throw new IllegalStateException("the scan was cancelled");
                }
                count(totals);
                table.finish(
                        scan.id(),
                        RegisterScan.State.DONE,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        rowsInAll,
                        found);
                journal.append(NewEntry.kept(
                        "scan:" + scan.id(),
                        "cn.huice.scan.finished.v1",
                        scan.id(),
                        Map.of("scan", scan.id(), "kind", scan.kind(), "found", found, "subjects", rowsInAll)));
                return null;
            });
        } finally {
            cancelled = true;
            rows.giveUp();
        }
    }

    private ScanTotals scan(RegisterColumns.Reading reading) {
        rowsInAll = reading.columns().size();
        Map<String, Set<String>> applied = QuarkusTransaction.requiringNew()
                .call(() ->
                        table.applied(scan.kind(), scan.policies(), scan.asOf().getYear()));
        Set<String> sanctioned =
                QuarkusTransaction.requiringNew().call(() -> table.sanctioned(scan.kind(), LocalDate.now(clock)));
        return Scan.run(plan, reading.columns(), settings.threads(), new ScanListener() {
            @Override
            public void block(int done, int inAll) {
                rowsDone = done;
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }

            @Override
            public boolean wantsReasons() {
                return false;
            }

            @Override
            public void eligible(String policy, int row, Amount amount) {
                String district =
                        row < reading.districts().size() ? reading.districts().get(row) : "";
                // Only who is registered here can be asked to confirm here; others have come since the reading began.
                if (district.isEmpty() || !covers(district)) {
                    return;
                }
                String subject = reading.columns().subject(row);
                if (sanctioned.contains(subject)
                        || applied.getOrDefault(policy, Set.of()).contains(subject)) {
                    rows.applied(policy);
                } else {
                    rows.found(policy, district, subject, amount);
                }
            }
        });
    }

    private boolean covers(String district) {
        return scan.district().equals(Caller.CITY) || scan.district().equals(district);
    }

    private void count(ScanTotals totals) {
        Map<String, FoundRows.Count> counts = rows.counts();
        for (PolicyTotals policy : totals.policies()) {
            var count = counts.getOrDefault(policy.policyId(), new FoundRows.Count());
            table.count(
                    scan.id(),
                    new PolicyCount(
                            policy.policyId(),
                            count.eligible,
                            count.applied,
                            count.found,
                            count.undetermined,
                            scan.district().equals(Caller.CITY) ? policy.unknown() : null,
                            count.exact,
                            count.ceiling,
                            count.unit));
        }
    }

    private void end(RegisterScan.State state) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> table.finish(
                            scan.id(), state, clock.instant().truncatedTo(ChronoUnit.MICROS), rowsInAll, 0));
        } catch (RuntimeException e) {
            LOG.warnf(e, "scan %s is %s, which could not be kept", scan.id(), state);
        }
    }

    void cancel() {
        cancelled = true;
    }

    int rowsDone() {
        return rowsDone;
    }

    int rowsInAll() {
        return rowsInAll;
    }
}
