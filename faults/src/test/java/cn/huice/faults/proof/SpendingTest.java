package cn.huice.faults.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.faults.proof.Spending.Budget;
import cn.huice.faults.proof.Spending.Order;
import cn.huice.faults.proof.Spending.Reservation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendingTest {
    /** City and district have paid half each of one case, and hold the half of another. */
    private Budget city = budget("city", "100", "30", "50");

    private Reservation paid = new Reservation("city", "one", yuan("0"), yuan("50"));
    private List<Order> orders = List.of(new Order("one", yuan("100"), "PAID"), new Order("two", yuan("60"), "OPEN"));
    private Map<String, BigDecimal> granted = Map.of("one", yuan("100"), "two", yuan("60"));

    private static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }

    private static Budget budget(String id, String total, String reserved, String paid) {
        return new Budget("industry", id, id, yuan(total), yuan(reserved), yuan(paid));
    }

    private Proof proof() {
        return Spending.of(
                List.of(city, budget("district", "100", "30", "50")),
                List.of(
                        paid,
                        new Reservation("district", "one", yuan("0"), yuan("50")),
                        new Reservation("city", "two", yuan("30"), yuan("0")),
                        new Reservation("district", "two", yuan("30"), yuan("0"))),
                orders,
                granted);
    }

    private void contradicted(String by) {
        Proof proof = proof();
        assertFalse(proof.holds());
        assertTrue(proof.toString().contains(by), proof.toString());
    }

    @Test
    void what_was_paid_within_budgets_holds() {
        assertTrue(proof().holds(), proof().toString());
    }

    @Test
    void a_budget_that_is_exceeded_is_named() {
        city = budget("city", "79", "30", "50");
        contradicted("city: 80 of 79");
    }

    @Test
    void a_budget_that_says_other_than_its_cases_is_named() {
        city = budget("city", "100", "31", "50");
        contradicted("city reserved 31, and the sum is 30");
    }

    @Test
    void a_budget_that_has_paid_other_than_the_orders_is_named() {
        orders = List.of(new Order("one", yuan("99"), "PAID"));
        contradicted("case one: its budgets have paid 100, and the sum is 99");
    }

    @Test
    void an_order_paid_out_of_no_budget_is_named() {
        orders = List.of(new Order("one", yuan("100"), "PAID"), new Order("three", yuan("1"), "PAID"));
        contradicted("case three was paid 1 out of no budget");
    }

    @Test
    void a_case_that_is_paid_more_than_it_was_granted_is_named() {
        granted = Map.of("one", yuan("90"));
        contradicted("case one was granted 90 and paid 100");
    }
}
