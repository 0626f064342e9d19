package cn.huice.casework.application;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.claim.Claims;
import cn.huice.casework.claim.ExcludedBy;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.quota.Quotas;
import cn.huice.casework.review.Panels;
import cn.huice.casework.round.Candidates;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.policy.FundingShare;
import cn.huice.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The cases at 排序, for their round, and what becomes of them. */
@ApplicationScoped
class RoundCandidates implements Candidates {
    private final Applications applications;
    private final Procedures procedures;
    private final Evaluations evaluations;
    private final Handling handling;
    private final Budgets budgets;
    private final Quotas quotas;
    private final Editions editions;
    private final Claims claims;
    private final Marks marks;
    private final Panels panels;
    private final Sanctions sanctions;
    private final Clock clock;

    RoundCandidates(
            Applications applications,
            Procedures procedures,
            Evaluations evaluations,
            Handling handling,
            Budgets budgets,
            Quotas quotas,
            Editions editions,
            Claims claims,
            Marks marks,
            Panels panels,
            Sanctions sanctions,
            Clock clock) {
        this.applications = applications;
        this.procedures = procedures;
        this.evaluations = evaluations;
        this.handling = handling;
        this.budgets = budgets;
        this.quotas = quotas;
        this.editions = editions;
        this.claims = claims;
        this.marks = marks;
        this.panels = panels;
        this.sanctions = sanctions;
        this.clock = clock;
    }

    @Override
    public List<Candidate> waiting(Line line, AllocationRules rules) {
        LocalDate last = line.until() == null ? LocalDate.of(line.year(), 12, 31) : line.until();
        List<Application> waiting = Application.list(
                "policyId = ?1 and procedureId = ?2 and stepKind = ?3 and state = ?4"
                        + " and submittedOn between ?5 and ?6 and (?7 = '" + Caller.CITY
                        + "' or district = ?7) order by number",
                line.policy(),
                line.procedure(),
                StepKind.RANKING.name(),
                State.IN_PROGRESS,
                LocalDate.of(line.year(), 1, 1),
                last,
                line.district());
        Map<String, Long> ofApplicant = waiting.stream()
                .collect(Collectors.groupingBy(application -> application.subjectId, Collectors.counting()));
        return waiting.stream()
                .map(application -> candidate(application, rules, ofApplicant.get(application.subjectId)))
                .toList();
    }

    @Override
    public Set<String> stillWaiting(List<String> caseIds) {
        return caseIds.stream()
                .sorted()
                .map(applications::lock)
                .filter(application ->
                        application.state == State.IN_PROGRESS && application.stepKind.equals(StepKind.RANKING.name()))
                .map(application -> application.id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void select(String caseId, List<FundingShare> shares, BigDecimal amount) {
        Application application = applications.lock(caseId);
        if (procedures.get(application.procedureId).pays()) {
            budgets.reserve(
                    caseId,
                    application.policyId,
                    application.submittedOn.getYear(),
                    application.district,
                    shares,
                    amount);
            application.allotted = amount;
            application.amount = amount;
        }
        quotas.take(
                editions.pinned(application.bookEdition).policy(application.policyId),
                caseId,
                application.subjectId,
                application.submittedOn.getYear());
        handling.pass(application, "ranked");
    }

    @Override
    public void turnDown(String caseId, String reason) {
        handling.fail(applications.lock(caseId), reason);
    }

    /** @param ofApplicant how many cases of the same applicant are in the line */
    private Candidate candidate(Application application, AllocationRules rules, long ofApplicant) {
        Evaluations.Evaluated evaluated = evaluations.evaluate(application);
        RoundCase looked = new RoundCase(
                application,
                procedures.get(application.procedureId),
                rules,
                evaluated,
                () -> panels.score(application.id));
        if (sanctions.active(application.subjectId, LocalDate.now(clock)).isPresent()) {
            looked.lack("主体处于失信惩戒期");
        }
        OptionalInt places = quotas.left(evaluated.policy(), application.subjectId, application.submittedOn.getYear());
        if (places.isPresent() && places.getAsInt() < ofApplicant) {
            looked.lack("超过单位每年名额，还可 " + places.getAsInt() + " 件");
        }
        claims.excluding(
                        application.subjectId,
                        ExcludedBy.of(evaluated.policy().exclusions(), marks.of(application, evaluated)))
                .ifPresent(other -> looked.lack("已享受 " + other + "，不重复享受"));
        return looked.candidate();
    }
}
