package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.sql.Money;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
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
    public void plan(String caseId, String subjectId, String policyId, String district, List<Instalment> instalments) {
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
                PaymentOrder order = order(caseId, subjectId, policyId, district, instalment);
                table.insert(order);
                journal.ofCase(order, "planned", Map.of("due", instalment.due().toString()));
            }
        }
    }

    private static PaymentOrder order(
            String caseId, String subjectId, String policyId, String district, Instalment instalment) {
        return new PaymentOrder(
                UUID.randomUUID().toString(),
                caseId,
                subjectId,
                policyId,
                district,
                instalment.number(),
                instalment.due(),
                instalment.amount().setScale(2, RoundingMode.UNNECESSARY),
                State.DUE_LATER,
                null,
                0,
                0);
    }

    /** By number, cancelled ones included. */
    public List<PaymentOrder> ofCase(String caseId) {
        return table.ofCase(caseId);
    }

    /**
     * Cancels what has not been paid.
     *
     * @return 元 that will not be paid any more
     * @throws ProblemException 409 {@code payment-in-batch} while one of the orders is in a batch
     */
    @Transactional(TxType.MANDATORY)
    public BigDecimal cancel(String caseId, String why) {
        List<PaymentOrder> orders = table.lockedOfCase(caseId);
        if (orders.stream().anyMatch(order -> order.state() == State.BATCHED)) {
            throw ProblemException.conflict(
                    "payment-in-batch", Text.of("有款项正在批次中拨付", "A payment of this case is in a batch just now"));
        }
        List<PaymentOrder> open = orders.stream()
                .filter(order -> order.state() == State.DUE_LATER || order.state() == State.PAYABLE)
                .toList();
        table.move(open, "CANCELLED");
        open.forEach(order -> journal.ofCase(order, "cancelled", Map.of("why", why)));
        return open.stream().map(PaymentOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
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
