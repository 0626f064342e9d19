package cn.huice.casework.recovery;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.payment.PaymentOrder;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.payment.PaymentsConfirming;
import cn.huice.casework.payment.PaymentsStopped;
import cn.huice.casework.recovery.Recovery.Part;
import cn.huice.casework.recovery.Recovery.State;
import cn.huice.casework.sanction.SanctionDraft;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.casework.sql.Money;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Asking money back and seeing it come. The case is locked first, then the recovery, then the budgets. */
@ApplicationScoped
public class Recoveries {
    private final RecoveryTable table;
    private final RecoveryJournal journal;
    private final Payments payments;
    private final Budgets budgets;
    private final Sanctions sanctions;
    private final RecoverySettings settings;
    private final Clock clock;
    private final Event<PaymentsConfirming> confirming;
    private final Event<MoneyReturned> returned;

    Recoveries(
            RecoveryTable table,
            RecoveryJournal journal,
            Payments payments,
            Budgets budgets,
            Sanctions sanctions,
            RecoverySettings settings,
            Clock clock,
            Event<PaymentsConfirming> confirming,
            Event<MoneyReturned> returned) {
        this.table = table;
        this.journal = journal;
        this.payments = payments;
        this.budgets = budgets;
        this.sanctions = sanctions;
        this.settings = settings;
        this.clock = clock;
        this.confirming = confirming;
        this.returned = returned;
    }

    /** Those of a case, oldest first. */
    public List<Recovery> ofCase(String caseId) {
        return table.ofCase(caseId);
    }

    /** Asks back a sum that was paid too much, as far as it was paid and not asked back yet; nobody is blamed. @param most 元 */
    @Transactional(TxType.MANDATORY)
    public void demandExcess(String caseId, BigDecimal most, String reason, String article) {
        lockCase(caseId);
        BigDecimal amount = most.min(unasked(payments.lockedPaid(caseId), caseId));
        if (amount.signum() > 0) {
            demand(new Demand(caseId, reason, new Formula.Fixed(amount), article, false, Optional.empty()), "system");
        }
    }

    private BigDecimal unasked(List<PaymentOrder> paid, String caseId) {
        return paid.stream()
                .map(PaymentOrder::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(table.demanded(caseId));
    }

    /**
     * Asks back what the formula says of what was paid and has not been asked back. What is payable already is not paid before an officer has
     * looked at it.
     *
     * @throws ProblemException 409 {@code nothing-to-recover}; 422 {@code recovery-exceeds-paid}
     */
    @Transactional(TxType.MANDATORY)
    Recovery demand(Demand demand, String by) {
        lockCase(demand.caseId());
        List<PaymentOrder> paid = payments.lockedPaid(demand.caseId());
        BigDecimal base = unasked(paid, demand.caseId());
        if (paid.isEmpty() || base.signum() <= 0) {
            throw ProblemException.conflict(
                    "nothing-to-recover", Text.of("没有已拨付且未追缴的资金", "Nothing was paid that has not been asked back"));
        }
        BigDecimal amount = demand.formula().of(base);
        if (amount.signum() <= 0 || amount.compareTo(base) > 0) {
            String most = Money.text(base);
            throw ProblemException.unprocessable(
                    "recovery-exceeds-paid",
                    Text.of("追缴金额应大于 0 且不超过 " + most + " 元", "The sum must be above 0 and at most " + most + " yuan"),
                    FieldError.of("formula.amount", "最多 " + most, "at most " + most, "<= paid"));
        }
        PaymentOrder of = paid.getFirst();
        LocalDate today = LocalDate.now(clock);
        String id = UUID.randomUUID().toString();
        LocalDate due = WorkingCalendar.national().plus(today, settings.workingDays());
        table.insert(new Recovery(
                id,
                demand.caseId(),
                of.policy(),
                of.subjectKind(),
                of.subjectId(),
                of.district(),
                demand.reason(),
                demand.article(),
                demand.formula().kind(),
                demand.formula().explained(base),
                amount,
                BigDecimal.ZERO,
                State.OPEN,
                demand.fraud(),
                demand.sanction().orElse(null),
                null,
                null,
                null,
                null,
                null,
                false,
                by,
                today,
                RepaymentPlan.monthly(amount, BigDecimal.ZERO, today, due, 1),
                1,
                0));
        payments.recheck(demand.caseId());
        Recovery demanded = table.find(id).orElseThrow();
        journal.tell(
                demanded,
                "demanded",
                Map.of("kind", demanded.kind(), "due", due.toString(), "fraud", demanded.fraud()));
        return demanded;
    }

    /**
     * 退汇: once it is decided that money the bank sent back is not paid again, that much is not asked back any more, the newest demand first. Until
     * then demands stand.
     */
    void paymentsStopped(@Observes PaymentsStopped stopped) {
        BigDecimal over =
                unasked(payments.lockedPaid(stopped.caseId()), stopped.caseId()).negate();
        for (Recovery asked : table.ofCase(stopped.caseId()).reversed()) {
            if (asked.state() == State.OPEN && over.signum() > 0) {
                BigDecimal less = over.min(asked.outstanding());
                reduce(table.locked(asked.id()).orElseThrow(), less);
                over = over.subtract(less);
            }
        }
    }

    private void reduce(Recovery r, BigDecimal less) {
        if (less.compareTo(r.amount()) == 0) {
            table.withdrawn(r.id());
            told(r.id(), "withdrawn", Map.of());
            return;
        }
        BigDecimal amount = r.amount().subtract(less);
        List<Part> plan = RepaymentPlan.reduced(r.plan(), less);
        boolean all = amount.compareTo(r.received()) == 0;
        table.plan(r.id(), plan);
        table.reduced(
                r.id(),
                amount,
                r.explanation() + "；其中 " + Money.text(less) + " 元已退汇，不再追缴",
                all ? State.REPAID : State.OPEN,
                !all && late(r.received(), plan));
        told(r.id(), "reduced", Map.of());
        if (all) {
            told(r.id(), "repaid", Map.of());
        }
    }

    /** 分期归还. @param first day of the first part, not before today */
    @Transactional(TxType.MANDATORY)
    Recovery plan(String id, Revision seen, int parts, LocalDate first, String comment) {
        Recovery r = open(id, seen);
        LocalDate today = LocalDate.now(clock);
        if (first == null || first.isBefore(today)) {
            throw ProblemException.badField(FieldError.of("firstDue", "应为今天或以后", "must be today or later", ">= today"));
        }
        table.plan(id, RepaymentPlan.monthly(r.amount(), r.received(), r.demandedOn(), first, parts));
        table.overdue(id, false);
        told(id, "planned", Map.of("instalments", parts));
        return remarked(id, "plan", comment);
    }

    /** 异议, once. @throws ProblemException 409 {@code objection-raised} */
    @Transactional(TxType.MANDATORY)
    Recovery object(String id, Revision seen, String why) {
        if (open(id, seen).objection() != null) {
            throw ProblemException.conflict("objection-raised", Text.of("已提出过异议", "An objection was raised before"));
        }
        table.objected(id, why);
        told(id, "objected", Map.of());
        return table.find(id).orElseThrow();
    }

    /**
     * Answers the objection. Where it holds, the demand is withdrawn.
     *
     * @throws ProblemException 409 {@code no-objection}, or {@code partly-repaid} where money would have to go back
     */
    @Transactional(TxType.MANDATORY)
    Recovery answer(String id, Revision seen, boolean upheld, String answer) {
        Recovery r = open(id, seen);
        if (r.objection() == null || r.answer() != null) {
            throw ProblemException.conflict("no-objection", Text.of("没有待答复的异议", "No objection awaits an answer"));
        }
        if (upheld && r.received().signum() > 0) {
            throw ProblemException.conflict(
                    "partly-repaid", Text.of("已归还部分资金，不能整笔撤销", "Part of it was repaid: it cannot be withdrawn"));
        }
        table.answered(id, answer, upheld ? State.WITHDRAWN : State.OPEN);
        if (upheld) {
            told(id, "withdrawn", Map.of());
        } else {
            told(id, "answered", Map.of());
        }
        return table.find(id).orElseThrow();
    }

    /**
     * Books money that came back. The same reference and amount again change nothing.
     *
     * @param reference the bank's number of the receipt
     * @throws ProblemException 409 {@code reference-taken}; 422 {@code exceeds-outstanding}
     */
    @Transactional(TxType.MANDATORY)
    Recovery receive(String id, String reference, BigDecimal amount, LocalDate on, String by) {
        Recovery r = locked(id);
        if (table.booked(id, reference, amount)) {
            return r;
        }
        requireOpen(r);
        if (amount.signum() <= 0 || amount.compareTo(r.outstanding()) > 0) {
            String left = Money.text(r.outstanding());
            throw ProblemException.unprocessable(
                    "exceeds-outstanding",
                    Text.of("尚欠 " + left + " 元", left + " yuan are outstanding"),
                    FieldError.of("amount", "应大于 0，最多 " + left, "above 0, at most " + left, "<= outstanding"));
        }
        if (!table.receipt(id, reference, amount, on, by)) {
            throw ProblemException.conflict(
                    "reference-taken", Text.of("流水号 " + reference + " 已入账", reference + " is booked already"));
        }
        budgets.recover(r.application(), amount, "追缴 " + r.id());
        BigDecimal inAll = r.received().add(amount);
        boolean all = inAll.compareTo(r.amount()) == 0;
        table.received(id, inAll, all ? State.REPAID : State.OPEN, !all && late(inAll, r.plan()));
        told(id, "received", Map.of());
        returned.fire(new MoneyReturned(
                r.application(),
                table.ofCase(r.application()).stream()
                        .map(Recovery::received)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        if (all) {
            told(id, "repaid", Map.of());
        }
        return table.find(id).orElseThrow();
    }

    /** 核销 is proposed by one person ... */
    @Transactional(TxType.MANDATORY)
    Recovery proposeWriteOff(String id, Revision seen, String reason, String by) {
        open(id, seen);
        table.writeOffProposed(id, reason, by);
        return remarked(id, "propose-write-off", reason);
    }

    /** ... and decided by another. @throws ProblemException 409 {@code not-proposed}; 403 {@code second-person-required} */
    @Transactional(TxType.MANDATORY)
    Recovery writeOff(String id, Revision seen, String comment, String by) {
        Recovery r = open(id, seen);
        if (r.writeOffBy() == null) {
            throw ProblemException.conflict("not-proposed", Text.of("尚未提出核销", "Nobody has proposed to write it off"));
        }
        requireSecond(r.writeOffBy(), by);
        table.writtenOff(id);
        told(id, "written-off", Map.of());
        return remarked(id, "write-off", comment);
    }

    /**
     * Imposes the sanction that was proposed, from today on, by somebody else than who proposed it.
     *
     * @throws ProblemException 409 {@code no-sanction-proposed}; 403 {@code second-person-required}
     */
    @Transactional(TxType.MANDATORY)
    Recovery imposeSanction(String id, Revision seen, String comment, String by) {
        Recovery r = locked(id);
        Revision.check(seen, r.revision());
        if (r.sanction() == null || r.sanctionId() != null || r.state() == State.WITHDRAWN) {
            throw ProblemException.conflict(
                    "no-sanction-proposed", Text.of("没有待决定的惩戒建议", "No sanction awaits a decision"));
        }
        requireSecond(r.demandedBy(), by);
        LocalDate from = LocalDate.now(clock);
        String sanction = sanctions
                .impose(new SanctionDraft(
                        r.subjectKind(),
                        r.subjectId(),
                        "骗取财政资金",
                        r.sanction().article(),
                        r.district(),
                        from,
                        from.plusMonths(r.sanction().months()).minusDays(1)))
                .id();
        table.sanctioned(id, sanction);
        return remarked(id, "impose-sanction", comment);
    }

    /** Marks a recovery of which a day of payment has passed unpaid. */
    @Transactional(TxType.MANDATORY)
    void markOverdue(String id) {
        Recovery r = locked(id);
        if (r.state() == State.OPEN && late(r.received(), r.plan()) && !r.overdue()) {
            table.overdue(id, true);
            told(id, "overdue", Map.of());
        }
    }

    private boolean late(BigDecimal received, List<Part> plan) {
        return received.compareTo(RepaymentPlan.dueBefore(plan, LocalDate.now(clock))) < 0;
    }

    private void told(String id, String what, Map<String, ?> more) {
        journal.tell(table.find(id).orElseThrow(), what, more);
    }

    private Recovery remarked(String id, String action, String comment) {
        Recovery now = table.find(id).orElseThrow();
        journal.remark(now, action, comment);
        return now;
    }

    private Recovery open(String id, Revision seen) {
        Recovery r = locked(id);
        Revision.check(seen, r.revision());
        requireOpen(r);
        return r;
    }

    private Recovery locked(String id) {
        lockCase(table.find(id)
                .orElseThrow(() -> ProblemException.notFound("recovery", id))
                .application());
        return table.locked(id).orElseThrow();
    }

    private void lockCase(String caseId) {
        confirming.fire(new PaymentsConfirming(new TreeSet<>(List.of(caseId))));
    }

    private static void requireOpen(Recovery r) {
        if (r.state() != State.OPEN) {
            throw ProblemException.conflict(
                    "recovery-closed", Text.of("追缴已结束：" + r.state(), "The recovery is over: " + r.state()));
        }
    }

    private static void requireSecond(String first, String by) {
        if (first.equals(by)) {
            throw ProblemException.forbidden(
                    "second-person-required",
                    Text.of("须由 " + first + " 以外的人决定", "Somebody else than " + first + " has to decide it"));
        }
    }
}
