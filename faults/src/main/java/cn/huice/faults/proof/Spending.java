package cn.huice.faults.proof;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariant 4: what budgets say is what their cases hold and what was paid. */
final class Spending {
    /** 元 */
    record Budget(String service, String id, String name, BigDecimal total, BigDecimal reserved, BigDecimal paid) {}

    /** What a budget holds for a case, 元. */
    record Reservation(String budget, String caseId, BigDecimal reserved, BigDecimal paid) {}

    /** @param state OPEN, BATCHED, HELD, PAID or CANCELLED */
    record Order(String caseId, BigDecimal amount, String state) {
        boolean paid() {
            return state.equals("PAID");
        }

        boolean stands() {
            return !state.equals("CANCELLED");
        }
    }

    private Spending() {}

    /** @param granted by case, 元 */
    static Proof of(
            List<Budget> budgets, List<Reservation> reservations, List<Order> orders, Map<String, BigDecimal> granted) {
        var proof = new Proof("4 paid plus reserved never exceeds a budget");
        Map<String, BigDecimal> reserved = new HashMap<>();
        Map<String, BigDecimal> paid = new HashMap<>();
        Map<String, BigDecimal> paidForCase = new HashMap<>();
        for (Reservation each : reservations) {
            reserved.merge(each.budget(), each.reserved(), BigDecimal::add);
            paid.merge(each.budget(), each.paid(), BigDecimal::add);
            paidForCase.merge(each.caseId(), each.paid(), BigDecimal::add);
        }
        for (Budget budget : budgets) {
            BigDecimal used = budget.reserved().add(budget.paid());
            proof.require(used.compareTo(budget.total()) <= 0, budget.name() + ": " + used + " of " + budget.total());
            same(proof, budget.name() + " reserved", budget.reserved(), reserved.get(budget.id()));
            same(proof, budget.name() + " paid", budget.paid(), paid.get(budget.id()));
        }
        Map<String, BigDecimal> ordered = new HashMap<>();
        orders.stream()
                .filter(Order::paid)
                .forEach(order -> ordered.merge(order.caseId(), order.amount(), BigDecimal::add));
        for (String each : paidForCase.keySet()) {
            same(proof, "case " + each + ": its budgets have paid", paidForCase.get(each), ordered.get(each));
        }
        ordered.forEach((each, amount) -> {
            proof.require(paidForCase.containsKey(each), "case " + each + " was paid " + amount + " out of no budget");
            BigDecimal most = granted.get(each);
            proof.require(
                    most != null && amount.compareTo(most) <= 0,
                    "case " + each + " was granted " + most + " and paid " + amount);
        });
        return proof.looked(budgets.size(), "budgets").looked(ordered.size(), "paid cases");
    }

    private static void same(Proof proof, String what, BigDecimal said, BigDecimal found) {
        BigDecimal sum = found == null ? BigDecimal.ZERO : found;
        proof.require(said.compareTo(sum) == 0, what + " " + said + ", and the sum is " + sum);
    }
}
