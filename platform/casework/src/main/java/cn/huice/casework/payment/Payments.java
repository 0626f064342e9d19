package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.sql.Money;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 拨付: what is owed, instalment by instalment. */
@ApplicationScoped
public class Payments {
    private final PaymentTable table;
    private final PaymentJournal journal;

    Payments(PaymentTable table, PaymentJournal journal) {
        this.table = table;
        this.journal = journal;
    }

    /**
     * Orders the instalments of an award; each is payable from its due day on. Nothing is ordered for an amount of 0.
     *
     * @throws ProblemException 409 {@code payment-planned} where one of the instalments is ordered already
     */
    @Transactional(TxType.MANDATORY)
    public void plan(String caseId, SubjectId subject, String policyId, String district, List<Instalment> instalments) {
        List<Integer> planned = table.lockedOfCase(caseId).stream()
                .filter(order -> order.state() != State.CANCELLED)
                .map(PaymentOrder::number)
                .toList();
        for (Instalment instalment : instalments) {
            if (planned.contains(instalment.number())) {
                throw ProblemException.conflict(
                        "payment-planned",
                        Text.of(
                                "第 " + instalment.number() + " 期已列入拨付",
                                "Instalment " + instalment.number() + " is ordered already"));
            }
            if (instalment.amount().signum() > 0) {
                PaymentOrder order = order(caseId, subject, policyId, district, instalment);
                table.insert(order, instalment.conditional());
                journal.ofCase(order, "planned", Map.of("due", instalment.due().toString()));
            }
        }
    }

    private static PaymentOrder order(
            String caseId, SubjectId subject, String policyId, String district, Instalment instalment) {
        return new PaymentOrder(
                UUID.randomUUID().toString(),
                caseId,
                subject.kind(),
                subject.id(),
                policyId,
                district,
                instalment.number(),
                instalment.due(),
                instalment.amount().setScale(2, RoundingMode.UNNECESSARY),
                State.DUE_LATER,
                null,
                0,
                null,
                null,
                1,
                0);
    }

    /** By number, cancelled ones included. */
    public List<PaymentOrder> ofCase(String caseId) {
        return table.ofCase(caseId);
    }

    /** What was paid of a case; nobody else changes its orders until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public List<PaymentOrder> lockedPaid(String caseId) {
        return table.lockedOfCase(caseId).stream()
                .filter(order -> order.state() == State.PAID)
                .toList();
    }

    public boolean anythingLeft(String caseId) {
        return table.anythingLeft(caseId);
    }

    /** Whether one of its orders is in a batch, or the bank contradicts itself about it. */
    @Transactional(TxType.MANDATORY)
    public boolean beingPaid(String caseId) {
        return table.lockedOfCase(caseId).stream().anyMatch(Payments::settling);
    }

    /** Orders one more payment after those there are. @param amount 元, above 0 */
    @Transactional(TxType.MANDATORY)
    public void add(
            String caseId, SubjectId subject, String policyId, String district, LocalDate due, BigDecimal amount) {
        plan(caseId, subject, policyId, district, List.of(new Instalment(next(caseId), due, amount, false)));
    }

    private int next(String caseId) {
        return 1
                + table.lockedOfCase(caseId).stream()
                        .mapToInt(PaymentOrder::number)
                        .max()
                        .orElse(0);
    }

    /** Nothing of a case becomes payable before its conditions have been checked, also where that was done already. */
    @Transactional(TxType.MANDATORY)
    public void recheck(String caseId) {
        table.recheck(caseId);
    }

    /**
     * Takes back orders that are not paid, the last first; of one that is cut in part the rest is ordered anew, to be
     * checked where it had to be or was held.
     *
     * @param most 元
     * @return 元 that will not be paid any more, at most that
     */
    @Transactional(TxType.MANDATORY)
    public BigDecimal cut(String caseId, BigDecimal most, String why) {
        List<PaymentOrder> open = table.lockedOfCase(caseId).stream()
                .filter(order -> order.state() != State.PAID && order.state() != State.CANCELLED && !settling(order))
                .sorted(Comparator.comparingInt(PaymentOrder::number).reversed())
                .toList();
        BigDecimal left = most;
        for (PaymentOrder order : open) {
            if (left.signum() == 0) {
                break;
            }
            boolean conditional = table.conditional(order);
            table.move(List.of(order), "CANCELLED");
            journal.ofCase(order, "cancelled", Map.of("why", why));
            BigDecimal rest = order.amount().subtract(left).max(BigDecimal.ZERO);
            left = left.subtract(order.amount()).max(BigDecimal.ZERO);
            if (rest.signum() > 0) {
                plan(
                        caseId,
                        new SubjectId(order.subjectKind(), order.subjectId()),
                        order.policy(),
                        order.district(),
                        List.of(new Instalment(next(caseId), order.due(), rest, conditional)));
            }
        }
        return most.subtract(left);
    }

    private static boolean settling(PaymentOrder order) {
        return order.state() == State.BATCHED || order.hold() == Hold.QUESTION;
    }

    /**
     * Cancels what has not been paid.
     *
     * @return 元 that will not be paid any more
     * @throws ProblemException 409 {@code payment-in-batch} while one of the orders is in a batch, {@code
     *     payment-in-question} while the bank contradicts itself about one
     */
    @Transactional(TxType.MANDATORY)
    public BigDecimal cancel(String caseId, String why) {
        List<PaymentOrder> orders = table.lockedOfCase(caseId);
        requireCancellable(orders);
        List<PaymentOrder> open = orders.stream()
                .filter(order -> order.state() != State.PAID && order.state() != State.CANCELLED)
                .toList();
        table.move(open, "CANCELLED");
        open.forEach(order -> journal.ofCase(order, "cancelled", Map.of("why", why)));
        return open.stream().map(PaymentOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static void requireCancellable(List<PaymentOrder> orders) {
        if (orders.stream().anyMatch(order -> order.state() == State.BATCHED)) {
            throw ProblemException.conflict(
                    "payment-in-batch", Text.of("有款项正在批次中拨付", "A payment of this case is in a batch just now"));
        }
        orders.stream()
                .filter(order -> order.hold() == Hold.QUESTION)
                .findFirst()
                .ifPresent(Payments::refuse);
    }

    static void refuse(PaymentOrder inQuestion) {
        throw ProblemException.conflict(
                "payment-in-question",
                Text.of(
                        "拨付单 " + inQuestion.id() + " 的银行回执前后矛盾，须先查清",
                        "The bank contradicts itself about payment order " + inQuestion.id() + ": settle that first"),
                FieldError.of("order", inQuestion.id(), inQuestion.id(), "GET /v1/payment-questions"));
    }

    /**
     * Equal parts in whole fen, what is left over in the last.
     *
     * @param total 元, 0 or more, in whole fen
     * @param parts 1 or more
     */
    public static List<BigDecimal> split(BigDecimal total, int parts) {
        if (parts < 1 || total.signum() < 0) {
            throw new IllegalArgumentException("cannot split " + Money.text(total) + " into " + parts);
        }
        BigDecimal whole = total.setScale(2, RoundingMode.UNNECESSARY);
        BigDecimal each = whole.divide(BigDecimal.valueOf(parts), 2, RoundingMode.DOWN);
        List<BigDecimal> amounts = new ArrayList<>(parts);
        for (int i = 1; i < parts; i++) {
            amounts.add(each);
        }
        amounts.add(whole.subtract(each.multiply(BigDecimal.valueOf(parts - 1L))));
        return List.copyOf(amounts);
    }
}
