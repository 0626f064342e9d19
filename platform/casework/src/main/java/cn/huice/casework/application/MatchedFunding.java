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
import cn.huice.web.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/**
 * 配套: what is ordered of a matching case follows what its claim is granted, also after it was settled: more is ordered, what is not
 * paid yet is cut, what is paid too much is asked back. So does what is ordered of another case whose claim had to be weighed anew because
 * an earlier one was read late. Each case in a transaction of its own; one for which the budget has
 * no room, or whose payment is in a batch, waits and is tried again.
 */
@ApplicationScoped
class MatchedFunding {
    private static final Logger LOG = Logger.getLogger(MatchedFunding.class);
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
    private final Clock clock;

    MatchedFunding(
            Claims claims,
            Applications applications,
            Handling handling,
            CaseJournal journal,
            Editions editions,
            Budgets budgets,
            Payments payments,
            Recoveries recoveries,
            Clock clock) {
        this.claims = claims;
        this.applications = applications;
        this.handling = handling;
        this.journal = journal;
        this.editions = editions;
        this.budgets = budgets;
        this.payments = payments;
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Scheduled(
            every = "{huice.claim.follow-every:10s}",
            identity = "matched-funding",
            concurrentExecution = ConcurrentExecution.SKIP)
    void followAll() {
        for (String caseId : claims.toFollow()) {
            try {
                Acting.as(
                        "matched-funding",
                        () -> QuarkusTransaction.requiringNew().run(() -> follow(caseId)));
            } catch (ProblemException e) {
                LOG.warnf("case %s does not follow what it matches yet: %s", caseId, e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "case %s cannot follow what it matches", caseId);
            }
        }
    }

    private void follow(String caseId) {
        Application application = applications.lock(caseId);
        Claim claim = claims.ofCase(caseId).orElseThrow();
        if (application == null || application.granted == null || claim.withdrawing()) {
            return;
        }
        BigDecimal target = claim.granted();
        BigDecimal more = target.subtract(claims.followed(caseId));
        if (more.signum() > 0) {
            order(application, more);
        } else if (more.signum() < 0 && !reduced(application, more.negate(), reason(claim))) {
            return;
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
    }

    /** Cuts what is not paid first, and asks back the rest. @return false while some of it is just being paid */
    private boolean reduced(Application application, BigDecimal less, String reason) {
        BigDecimal cut = payments.cut(application.id, less, reason);
        if (cut.signum() > 0) {
            budgets.release(application.id, cut, reason);
        }
        BigDecimal back = less.subtract(cut);
        if (back.signum() == 0) {
            return true;
        }
        if (payments.beingPaid(application.id)) {
            return false;
        }
        Policy policy = editions.pinned(application.bookEdition).policy(application.policyId);
        recoveries.demandExcess(application.id, back, reason, policy.citation().title());
        return true;
    }

    private static String reason(Claim claim) {
        return claim.rule() == StackingRule.MATCHED ? MATCHES_LESS : OTHERS_BEFORE;
    }

    private static boolean at(Application application) {
        return !application.state.ended() && application.stepKind.equals(StepKind.PAYMENT.name());
    }
}
