package cn.huice.faults.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.faults.proof.Spending.Order;
import cn.huice.faults.proof.Stacking.Claim;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackingTest {
    private static final String HIGHEST = "HIGHEST_ONLY";

    private static Claim claim(String id, String granted) {
        return new Claim("talent", id, "case-" + id, new BigDecimal(granted), false);
    }

    private static void holds(Events events, Claim... claims) {
        Proof proof = Stacking.of(events.all(), List.of(claims), List.of());
        assertTrue(proof.holds(), proof.toString());
    }

    private static void contradicted(String by, Proof proof) {
        assertFalse(proof.holds());
        assertTrue(proof.toString().contains(by), proof.toString());
    }

    @Test
    void of_the_highest_only_a_later_higher_claim_gets_the_difference() {
        var events = new Events()
                .claim("a", HIGHEST, "30", "")
                .claim("b", HIGHEST, "50", "")
                .claim("c", HIGHEST, "40", "");
        holds(events, claim("a", "30"), claim("b", "20"), claim("c", "0"));
        contradicted(
                "talent grants 50 on claim b, the fold 20",
                Stacking.of(events.all(), List.of(claim("b", "50")), List.of()));
    }

    @Test
    void a_claim_that_comes_again_counts_once() {
        var events = new Events().claim("a", HIGHEST, "30", "").again(0).claim("b", HIGHEST, "50", "");
        holds(events, claim("a", "30"), claim("b", "20"));
    }

    @Test
    void in_an_exclusive_group_the_first_stands() {
        var events = new Events().claim("a", "EXCLUSIVE", "30", "").claim("b", "EXCLUSIVE", "50", "");
        holds(events, claim("a", "30"), claim("b", "0"));
    }

    @Test
    void cumulative_claims_are_granted_up_to_the_limit() {
        var events = new Events().claim("a", "CUMULATIVE", "30", "60").claim("b", "CUMULATIVE", "50", "60");
        holds(events, claim("a", "30"), claim("b", "30"));
    }

    @Test
    void a_withdrawn_claim_makes_room() {
        var events = new Events()
                .claim("a", "EXCLUSIVE", "30", "")
                .add(
                        "huice.claims",
                        "/talent-service",
                        "w",
                        "cn.huice.claim.withdrawn.v1",
                        "application:a",
                        2,
                        Map.of("claim", "a"))
                .claim("b", "EXCLUSIVE", "50", "");
        holds(events, claim("b", "50"));
    }

    @Test
    void a_claim_that_no_topic_has_is_named() {
        contradicted(
                "talent grants 30 on claim a, the fold null",
                Stacking.of(List.of(), List.of(claim("a", "30")), List.of()));
    }

    @Test
    void a_case_that_orders_other_than_it_was_granted_is_named() {
        var events = new Events().claim("a", HIGHEST, "30", "");
        var own = new Claim("talent", "a", "case-a", new BigDecimal("30"), true);
        var cancelled = new Order("case-a", new BigDecimal("30"), "CANCELLED");
        var paid = new Order("case-a", new BigDecimal("30"), "PAID");
        assertTrue(Stacking.of(events.all(), List.of(own), List.of(cancelled, paid))
                .holds());
        contradicted(
                "talent orders 60 for case case-a, granted 30",
                Stacking.of(events.all(), List.of(own), List.of(paid, paid)));
        contradicted(
                "talent orders 0 for case case-a, granted 30",
                Stacking.of(events.all(), List.of(own), List.of(cancelled)));
    }
}
