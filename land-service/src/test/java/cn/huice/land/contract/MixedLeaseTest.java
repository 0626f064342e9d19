package cn.huice.land.contract;

import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 租让结合: the leased part is leased again beside the granted one, as the policies allow. Rows 470 to 473 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class MixedLeaseTest {
    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void the_leased_part_is_leased_again_where_assessment_and_plans_allow_it() {
        Land land = signed(70070, 470, Map.of("partRenewalDeadline", "2026-03-31"));
        land.duty("apply-part-renewal", "2026-06-30", "2026-03-31", "OPEN");
        land.duty("hand-back-part", "2026-06-30", "2026-06-30", "OPEN");

        on("2026-03-31");
        land.does(Tokens.applicant("E-STRANGER", "enterprise"), "part-renewals", Map.of(), 404);
        land.does(land.owner, "part-renewals", Map.of(), 200)
                .body("progress.renewals[0].part", equalTo(true))
                .body("history.type", hasItem("cn.huice.contract.renewal-asked.v1"));
        land.duty("apply-part-renewal", "2026-06-30", "2026-03-31", "FULFILLED");
        land.duty("decide-renewal", "1", "2026-06-30", "OPEN");
        land.does(land.owner, "part-renewals", Map.of(), 409).body("code", equalTo("renewal-open"));

        land.does(PLANNING, "part-renewals/decision", decision(Map.of("assessmentPassed", false)), 422)
                .body("code", equalTo("renewal-conditions-unmet"))
                .body("detail", containsString("land18-renewal 三（七）"));
        land.does(PLANNING, "part-renewals/decision", decision(Map.of("months", 61)), 422)
                .body("code", equalTo("beyond-the-general-rule"))
                .body("detail", containsString("land18-mixed-lease-part-term 三（三）"));
        land.does(PLANNING, "part-renewals/decision", decision(Map.of()), 200)
                .body("phases.kind", equalTo(List.of("PART_LEASE", "GRANT", "PART_LEASE")))
                .body("phases[2].from", equalTo("2026-07-01"))
                .body("phases[2].to", equalTo("2031-06-30"))
                .body("ends", equalTo("2041-06-30"))
                .body("payments.instalments[2].kind", equalTo("RENT"))
                .body("payments.instalments[2].amount", equalTo("250000.00"));
        land.duty("decide-renewal", "1", "2026-06-30", "FULFILLED");
        land.duty("hand-back-part", "2026-06-30", "2026-06-30", "FULFILLED");
        land.duty("hand-back-part", "2031-06-30", "2031-06-30", "OPEN");
        land.duty("apply-part-renewal", "2031-06-30", "2031-03-31", "OPEN");
        land.duty("apply-renewal", "2040-06-30", "2040-06-30", "OPEN");
        land.registered().body("properties.rightEnds", equalTo("2041-06-30"));
        land.fact("supply.single_lease_term_years").body("value.toString()", equalTo("5"));
        land.fact("supply.renewal_applied").body("value", nullValue());
    }

    @Test
    void who_asks_too_late_hands_the_part_back() {
        Land land = signed(70071, 471, Map.of());
        on("2026-07-01");
        Land.timePasses();
        land.does(land.owner, "part-renewals", Map.of(), 422)
                .body("code", equalTo("renewal-too-late"))
                .body("detail", containsString("2026-06-30"));
        land.duty("apply-part-renewal", "2026-06-30", "2026-06-30", "CANCELLED");
        land.duty("hand-back-part", "2026-06-30", "2026-06-30", "OPEN");
    }

    @Test
    void a_refusal_leaves_the_granted_part_as_it_is_and_the_leased_one_is_handed_back() {
        Land land = signed(70072, 472, Map.of());
        on("2026-06-01");
        land.does(land.owner, "part-renewals", Map.of(), 200);
        Map<String, Object> refusal = new HashMap<>(decision(Map.of("approved", false)));
        land.does(PLANNING, "part-renewals/decision", refusal, 200)
                .body("standing.state", equalTo("IN_TERM"))
                .body("phases.size()", equalTo(2));
        land.does(PLANNING, "part-renewals/decision", refusal, 409).body("code", equalTo("no-renewal"));
        land.duty("hand-back-part", "2026-06-30", "2026-06-30", "OPEN");
    }

    @Test
    void a_contract_without_a_leased_part_has_none_to_lease_again() {
        on("2021-06-01");
        Land land = new Land(70073, 473);
        Map<String, Object> plain = new HashMap<>(mixed(Map.of("partRenewalDeadline", "2026-03-31")));
        plain.put("mode", "elastic_term_grant");
        plain.put("terms", Map.of("grantYears", 20));
        plain.remove("rent");
        plain.remove("rentDue");
        land.sign(plain, 400).body("errors[0].field", equalTo("clauses.partRenewalDeadline"));
        plain.put("clauses", agreed(Map.of()));
        land.sign(plain, 201);
        land.does(land.owner, "part-renewals", Map.of(), 409).body("code", equalTo("no-leased-part"));
    }

    private static Land signed(int sequence, int row, Map<String, Object> clauses) {
        on("2021-06-01");
        Land land = new Land(sequence, row);
        land.sign(mixed(clauses), 201);
        return land;
    }

    private static Map<String, Object> decision(Map<String, Object> more) {
        Map<String, Object> decision = new HashMap<>(Map.of(
                "approved",
                true,
                "assessmentPassed",
                true,
                "conformsToPlans",
                true,
                "months",
                60,
                "renewalDeadline",
                "2031-03-31",
                "price",
                "250000.00"));
        decision.putAll(more);
        return decision;
    }

    private static Map<String, Object> mixed(Map<String, Object> clauses) {
        return Map.of(
                "mode",
                "mixed_lease_grant",
                "begins",
                "2021-07-01",
                "dealPrice",
                "3000000.00",
                "priceDue",
                List.of("2021-07-10"),
                "rent",
                "200000.00",
                "rentDue",
                List.of("2021-07-10"),
                "terms",
                Map.of("singleLeaseYears", 5, "grantYears", 20),
                "clauses",
                agreed(clauses));
    }

    private static Map<String, Object> agreed(Map<String, Object> more) {
        Map<String, Object> agreed = new HashMap<>(
                Map.of("agreedStart", "2022-01-15", "agreedCompletion", "2024-02-01", "renewalDeadline", "2040-06-30"));
        agreed.putAll(more);
        return clauses(agreed);
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }
}
