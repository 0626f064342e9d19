package cn.huice.casework.scan;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.casework.columns.RegisterColumns;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.ReadOnly;
import cn.huice.casework.procedure.Procedures;
import cn.huice.journal.Journal;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyKind;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.registry.SubjectKind;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Starts scans and knows those that run in this process. */
@ApplicationScoped
class Scans {
    private final Catalogue catalogue;
    private final Procedures procedures;
    private final RegisterColumns register;
    private final ScanTable table;
    private final Journal journal;
    private final ScanSettings settings;
    private final Caller caller;
    private final Clock clock;
    private final Map<String, Scanning> running = new ConcurrentHashMap<>();

    Scans(
            Catalogue catalogue,
            Procedures procedures,
            RegisterColumns register,
            ScanTable table,
            Journal journal,
            ScanSettings settings,
            Caller caller,
            Clock clock) {
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.register = register;
        this.table = table;
        this.journal = journal;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Starts a scan over the subjects of the caller's district.
     *
     * @throws ProblemException 400 unknown kind or policy; 422 where nothing is to be scanned for; 429 where as many run as
     *     may
     */
    RegisterScan start(ScanRequest request) {
        SubjectKind kind = SubjectKind.named(request.kind())
                .orElseThrow(() -> ProblemException.badField(
                        FieldError.of("kind", "登记簿里没有这类主体", "no such kind of subject", "SubjectKind")));
        LocalDate asOf = request.asOf() == null ? LocalDate.now(clock) : request.asOf();
        CurrentBook book = catalogue.upToDate();
        List<String> policies = policies(book, request, kind, asOf);
        var scan = new RegisterScan(
                UUID.randomUUID().toString(),
                0,
                kind.apiName(),
                asOf,
                book.edition().digest(),
                policies,
                district(),
                RegisterScan.State.RUNNING,
                caller.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                0,
                0);
        var plan = ScanPlan.of(book.policies(), policies, asOf, AssessedWorkingDays.national());
        var scanning = new Scanning(scan, plan, kind, register, table, journal, settings, clock);
        takeTurn(scanning);
        try {
            QuarkusTransaction.requiringNew().run(() -> table.insert(scan));
        } catch (RuntimeException e) {
            running.remove(scan.id());
            throw e;
        }
        Thread.ofPlatform().daemon().name("scan-writer-" + scan.id()).start(() -> {
            try {
                scanning.run();
            } finally {
                running.remove(scan.id());
            }
        });
        return scan;
    }

    /** What runs here, if it does. */
    Optional<Scanning> running(String id) {
        return Optional.ofNullable(running.get(id));
    }

    private synchronized void takeTurn(Scanning scanning) {
        if (running.size() >= settings.atOnce()) {
            throw new ProblemException(
                    429,
                    "too-many-scans",
                    Text.of("已有扫描在运行，请稍后再试", "A scan is running; try again when it is done"),
                    List.of());
        }
        running.put(scanning.scan.id(), scanning);
    }

    private String district() {
        return caller.district()
                .orElseThrow(() -> ProblemException.forbidden(
                        "district-required", Text.of("账号未绑定区划", "The account stands for no district")));
    }

    private List<String> policies(CurrentBook book, ScanRequest request, SubjectKind kind, LocalDate asOf) {
        List<Policy> scanned = new ArrayList<>();
        for (int i = 0; i < request.policies().size(); i++) {
            String field = "policies[" + i + "]";
            Policy policy =
                    ReadOnly.refused(field, book.named(field, request.policies().get(i)));
            if (!policy.beneficiary().equals(kind.apiName())) {
                throw ProblemException.badField(
                        FieldError.of(field, "对象不是这类主体", "is not for such a subject", policy.beneficiary()));
            }
            scanned.add(policy);
        }
        if (scanned.isEmpty()) {
            book.all().stream()
                    .filter(policy -> policy.beneficiary().equals(kind.apiName()))
                    .filter(policy -> policy.kind() != PolicyKind.CALCULATION)
                    .filter(policy -> procedures.of(policy).isPresent())
                    .forEach(scanned::add);
        }
        List<String> inForce = scanned.stream()
                .filter(policy -> policy.versionOn(asOf).isPresent())
                .map(Policy::id)
                .distinct()
                .sorted()
                .toList();
        if (inForce.isEmpty()) {
            throw ProblemException.unprocessable(
                    "nothing-to-scan",
                    Text.of(asOf + " 没有这类主体可申请的有效政策", "On " + asOf + " no policy is in force for such subjects"),
                    FieldError.of("policies", "没有有效政策", "none in force", "in force"));
        }
        return inForce;
    }

    /** A scan whose process is gone is seen as interrupted by any other. */
    @Scheduled(
            every = "{huice.scan.alive-every:10s}",
            identity = "scans-alive",
            concurrentExecution = ConcurrentExecution.SKIP)
    void alive() {
        QuarkusTransaction.requiringNew().run(() -> table.alive(List.copyOf(running.keySet())));
    }

    @PreDestroy
    void cancelAll() {
        running.values().forEach(Scanning::cancel);
    }
}
