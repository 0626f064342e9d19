package cn.huice.casework.application;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.claim.ClaimSettled;
import cn.huice.casework.claim.Claims;
import cn.huice.casework.notice.NoticeEnded;
import cn.huice.casework.notice.NoticeExtended;
import cn.huice.casework.notice.ObjectionUpheld;
import cn.huice.casework.payment.Instalment;
import cn.huice.casework.payment.InstalmentPaid;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.payment.PaymentsConfirming;
import cn.huice.casework.payment.PaymentsStopped;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.recovery.MoneyReturned;
import cn.huice.casework.review.PanelConcluded;
import cn.huice.casework.sanction.Sanction;
import cn.huice.casework.sanction.SanctionEnded;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.casework.sanction.SubjectSanctioned;
import cn.huice.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves cases on when something else is done: a notice ended, a claim settled, an instalment paid, a sanction imposed. */
@ApplicationScoped
class Settlement {
    private final Applications applications;
    private final Handling handling;
    private final CaseJournal journal;
    private final Editions editions;
    private final Budgets budgets;
    private final Payments payments;
    private final StepTimes stepTimes;
    private final Claims claims;
    private final Sanctions sanctions;
    private final Clock clock;

    Settlement(
            Applications applications,
            Handling handling,
            CaseJournal journal,
            Editions editions,
            Budgets budgets,
            Payments payments,
            StepTimes stepTimes,
            Claims claims,
            Sanctions sanctions,
            Clock clock) {
        this.applications = applications;
        this.handling = handling;
        this.journal = journal;
        this.editions = editions;
        this.budgets = budgets;
        this.payments = payments;
        this.stepTimes = stepTimes;
        this.claims = claims;
        this.sanctions = sanctions;
        this.clock = clock;
    }

    void noticeEnded(@Observes NoticeEnded ended) {
        Application application = applications.lock(ended.caseId());
        if (at(application, StepKind.NOTICE)) {
            handling.pass(application, "notice-passed");
        }
    }

    /** Its applicant, and who looks for what is late, go by the new end. */
    void noticeExtended(@Observes NoticeExtended extended) {
        Application application = applications.lock(extended.caseId());
        if (at(application, StepKind.NOTICE)) {
            application.stepDue = extended.until();
            application.revision++;
            stepTimes.due(application);
        }
    }

    void panelConcluded(@Observes PanelConcluded concluded) {
        Application application = applications.lock(concluded.caseId());
        if (at(application, StepKind.EXPERT_REVIEW)) {
            if (concluded.passed()) {
                handling.pass(application, "expert-reviewed");
            } else {
                handling.fail(application, "专家评审未通过");
            }
        }
    }

    void objectionUpheld(@Observes ObjectionUpheld upheld) {
        Application application = applications.lock(upheld.caseId());
        if (application != null) {
            handling.reopen(application);
        }
    }

    /** What other awards leave of this one is paid; the rest of its reservation goes back. */
    void claimSettled(@Observes ClaimSettled settled) {
        Application application = applications.lock(settled.caseId());
        if (!at(application, StepKind.PAYMENT) || application.granted != null) {
            return;
        }
        application.granted = settled.granted();
        application.revision++;
        journal.tell(application, "granted");
        BigDecimal unneeded = settled.claimed().subtract(settled.granted());
        if (unneeded.signum() > 0) {
            budgets.release(application.id, unneeded, settled.reason());
        }
        if (settled.granted().signum() == 0) {
            handling.pass(application, "settled");
        } else {
            Policy policy = editions.pinned(application.bookEdition).policy(application.policyId);
            payments.plan(
                    application.id,
                    application.subject(),
                    application.policyId,
                    application.district,
                    instalments(settled.granted(), policy));
            budgets.commit(application.id, settled.granted());
            if (application.sanctionedBy != null) {
                payments.recheck(application.id);
            }
        }
    }

    /** What came back of an award reduces what matches it, in all services. */
    void moneyReturned(@Observes MoneyReturned returned) {
        claims.recovered(returned.caseId(), returned.inAll());
    }

    void paymentsConfirming(@Observes PaymentsConfirming confirming) {
        confirming.caseIds().forEach(applications::lock);
    }

    void instalmentPaid(@Observes InstalmentPaid paid) {
        Application application = applications.lock(paid.caseId());
        if (paid.last() && at(application, StepKind.PAYMENT)) {
            handling.pass(application, "paid");
        }
    }

    void paymentsStopped(@Observes PaymentsStopped stopped) {
        Application application = applications.lock(stopped.caseId());
        if (stopped.last() && at(application, StepKind.PAYMENT)) {
            handling.pass(application, "settled");
        }
    }

    void sanctioned(@Observes SubjectSanctioned sanctioned) {
        for (Application application : open(sanctioned.subjectId())) {
            application.sanctionedBy = sanctioned.sanctionId();
            application.revision++;
            journal.tell(application, "flagged");
            payments.recheck(application.id);
        }
    }

    /** Another one may still stand. */
    void sanctionEnded(@Observes SanctionEnded ended) {
        Optional<String> other =
                sanctions.active(ended.subjectId(), LocalDate.now(clock)).map(Sanction::id);
        for (Application application :
                locked("subjectId = ?1 and sanctionedBy = ?2", ended.subjectId(), ended.sanctionId())) {
            application.sanctionedBy = other.orElse(null);
            application.revision++;
            if (other.isPresent()) {
                journal.tell(application, "flagged");
            } else {
                journal.tell(application, "unflagged");
            }
        }
    }

    private static boolean at(Application application, StepKind kind) {
        return application != null && !application.state.ended() && application.stepKind.equals(kind.name());
    }

    private List<Application> open(String subjectId) {
        return locked(
                "subjectId = ?1 and state in ?2",
                subjectId,
                List.of(State.DRAFT, State.IN_PROGRESS, State.RETURNED, State.APPROVED));
    }

    /** Only their ids are read without a lock: what is read so can be changed by somebody before it is locked. */
    private List<Application> locked(String which, Object... arguments) {
        var ids = Application.getEntityManager()
                .createQuery("select id from Application where " + which + " order by id", String.class);
        for (int i = 0; i < arguments.length; i++) {
            ids.setParameter(i + 1, arguments[i]);
        }
        return ids.getResultList().stream().map(applications::lock).toList();
    }

    private List<Instalment> instalments(BigDecimal total, Policy policy) {
        List<BigDecimal> amounts =
                policy.instalments().map(plan -> plan.split(total)).orElseGet(() -> Payments.split(total, 1));
        LocalDate first = LocalDate.now(clock);
        List<Instalment> plan = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            LocalDate due = i == 0
                    ? first
                    : first.plus(policy.instalments().orElseThrow().every().multipliedBy(i));
            plan.add(new Instalment(i + 1, due, amounts.get(i), i > 0));
        }
        return plan;
    }
}
