package cn.huice.casework.application;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.claim.Claim;
import cn.huice.casework.claim.Claims;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.recovery.Recoveries;
import cn.huice.journal.Acting;
import cn.huice.policy.Policy;
import cn.huice.policy.StackingRule;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

/**
 * What is ordered of a case follows what its claim is granted, also after it was settled: more is ordered, what is not paid yet is cut, what
 * is paid too much is asked back. A claim is granted another sum where it matches others (配套), or where one before it was read late. A case
 * for which the budget has no room, or whose payment is in a batch, waits and is tried again.
 */
@ApplicationScoped
class FundingByClaim {
    private static final String MATCHES_LESS = "所配套的奖励减少";
    private static final String OTHERS_BEFORE = "同组在先的奖励迟到，重新核定";

    private final Claims claims;
    private final Applications applications;
    private final Handling handling;
    private final CaseJournal journal;
    private final Editions editions;
    private final Budgets budgets;
    private final Payments payments;
    private final Recoveries recoveries;
    private final ContinuedConditions conditions;
    private final Clock clock;

    FundingByClaim(
            Claims claims,
            Applications applications,
            Handling handling,
            CaseJournal journal,
            Editions editions,
            Budgets budgets,
            Payments payments,
            Recoveries recoveries,
            ContinuedConditions conditions,
            Clock clock) {
        this.claims = claims;
        this.applications = applications;
        this.handling = handling;
        this.journal = journal;
        this.editions = editions;
        this.budgets = budgets;
        this.payments = payments;
        this.recoveries = recoveries;
        this.conditions = conditions;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.claim.follow-every:10s}",
            identity = "claims",
            concurrentExecution = ConcurrentExecution.SKIP)
    void followAll() {
        Acting.onEachDue("claims", claims.toFollow(), this::follow);
    }

    private void follow(String caseId) {
        Application application = applications.lock(caseId);
        Claim claim = claims.ofCase(caseId).orElseThrow();
        if (application == null || application.granted == null || claim.withdrawing()) {
            return;
        }
        BigDecimal target = claim.granted();
        BigDecimal before = claims.followed(caseId);
        BigDecimal more = target.subtract(before);
        if (more.signum() > 0) {
            order(application, more);
        } else if (more.signum() < 0) {
            BigDecimal done = reduced(application, more.negate(), reason(claim));
            if (done.compareTo(more.negate()) < 0) {
                claims.followed(caseId, before.subtract(done));
                return;
            }
        }
        application.granted = target;
        application.revision++;
        claims.followed(caseId, target);
        journal.tell(application, "granted");
        if (at(application) && !payments.anythingLeft(caseId)) {
            handling.pass(application, payments.lockedPaid(caseId).isEmpty() ? "settled" : "paid");
        }
    }

    private void order(Application application, BigDecimal more) {
        Policy policy = editions.pinned(application.bookEdition).policy(application.policyId);
        budgets.reserve(
                application.id,
                application.policyId,
                application.submittedOn.getYear(),
                application.district,
                policy.funding(),
                more);
        budgets.commit(application.id, more);
        payments.add(
                application.id,
                application.subject(),
                application.policyId,
                application.district,
                LocalDate.now(clock),
                more);
        if (conditions.hindered(application)) {
            payments.recheck(application.id);
        }
    }

    /** Cuts what is not paid first, and asks back the rest. @return 元 so far: the rest waits while a payment is under way */
    private BigDecimal reduced(Application application, BigDecimal less, String reason) {
        BigDecimal cut = payments.cut(application.id, less, reason);
        if (cut.signum() > 0) {
            budgets.release(application.id, cut, reason);
        }
        BigDecimal back = less.subtract(cut);
        if (back.signum() == 0 || payments.beingPaid(application.id)) {
            return cut;
        }
        Policy policy = editions.pinned(application.bookEdition).policy(application.policyId);
        recoveries.demandExcess(application.id, back, reason, policy.citation().title());
        return less;
    }

    private static String reason(Claim claim) {
        return claim.rule() == StackingRule.MATCHED ? MATCHES_LESS : OTHERS_BEFORE;
    }

    private static boolean at(Application application) {
        return !application.state.ended() && application.stepKind.equals(StepKind.PAYMENT.name());
    }
}
