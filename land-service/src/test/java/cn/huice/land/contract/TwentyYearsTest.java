package cn.huice.land.contract;

import static cn.huice.land.contract.Land.ASSESSOR;
import static cn.huice.land.contract.Land.FINANCE;
import static cn.huice.land.contract.Land.OFFICER;
import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static cn.huice.land.contract.Land.payment;
import static cn.huice.land.contract.SomeDeals.agreed;
import static cn.huice.land.contract.SomeDeals.leaseThenGrant;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 先租后让 over its whole 20 years, and the ways it ends earlier. Rows 401 to 409 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class TwentyYearsTest {

    @Inject
    Timetable timetable;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_lease_becomes_a_grant_and_is_taken_back_after_twenty_years() {
        on("2021-06-01");
        Land land = new Land(70001, 407);
        land.sign(leaseThenGrant(2021, "800000.01"), 422)
                .body("code", equalTo("rent-not-as-prescribed"))
                .body("detail", containsString("800000.00"))
                .body("detail", containsString("三（四）"));
        land.sign(leaseThenGrant(2021, "800000.00"), 201)
                .body("rules", equalTo("CITY"))
                .body("standing.state", equalTo("LEASING"))
                .body("phases.to", equalTo(List.of("2024-06-14", "2027-06-14", "2041-06-14")));
        land.registered()
                .body("properties.rightType", equalTo("lease"))
                .body("properties.rightEnds", equalTo("2027-06-14"))
                .body("properties.holderId", equalTo(land.holder));
        land.fact("supply.mode").body("value", equalTo("lease_then_grant")).body("standing", equalTo("VERIFIED"));
        land.duty("pay-instalment", "1", "2021-06-30", "OPEN");
        land.duty("start-construction", "1", "2021-12-15", "OPEN");
        land.duty("complete-construction", "1", "2024-03-01", "OPEN");
        land.duty("apply-acceptance", "phase-1", "2024-03-14", "OPEN");
        land.duty("apply-acceptance", "phase-2", "2027-03-14", "OPEN");
        land.duty("apply-renewal", "2040-06-14", "2040-06-14", "OPEN");

        on("2021-07-05");
        as(OFFICER)
                .get("/v1/contracts?late=true&parcel=" + land.parcel)
                .then()
                .body("items.id", equalTo(List.of(land.id)));
        land.duty("pay-instalment", "1").body("late", equalTo(true));
        Map<String, Object> part = payment(1, "500000.00", "2021-07-05");
        land.does(FINANCE, "payments", part, 200);
        land.does(FINANCE, "payments", part, 422).body("code", equalTo("exceeds-outstanding"));
        land.does(FINANCE, "payments", payment(1, "300000.01", "2021-07-05"), 422)
                .body("code", equalTo("exceeds-outstanding"));
        Map<String, Object> again = new HashMap<>(part);
        again.put("amount", "300000.00");
        land.does(FINANCE, "payments", again, 409).body("code", equalTo("reference-taken"));
        land.duty("pay-instalment", "1").body("state", equalTo("OPEN"));
        land.pay(1, "300000.00", "2021-07-05");
        land.duty("pay-instalment", "1", "2021-06-30", "FULFILLED");
        land.fact("supply.rent_paid").body("value", equalTo("800000.00"));
        as(OFFICER).get("/v1/contracts?late=true&parcel=" + land.parcel).then().body("items", hasSize(0));

        on("2021-12-10");
        land.does(PLANNING, "milestones", Map.of("milestone", "start", "on", "2021-12-10"), 200);
        land.duty("start-construction", "1", "2021-12-15", "FULFILLED");
        on("2022-05-05");
        for (String kind : List.of("REGISTRATION", "SUBLEASE", "MORTGAGE")) {
            land.does(PLANNING, "dispositions", Map.of("kind", kind), 422)
                    .body("code", equalTo("lease-restricted"))
                    .body("detail", containsString("land18-lease-restrictions 三（四）"));
        }
        land.does(land.owner, "exits", Map.of("reason", "资金不足"), 422)
                .body("code", equalTo("idle-land-rules"))
                .body("detail", containsString("四（三）"));
        on("2024-02-20");
        land.does(PLANNING, "milestones", Map.of("milestone", "completion", "on", "2024-02-20"), 200);

        on("2024-03-10");
        land.does(land.owner, "acceptances", Map.of(), 200);
        land.does(ASSESSOR, "acceptances/1/result", Map.of("passed", true, "certificate", "A-1"), 409)
                .body("code", equalTo("opinions-missing"));
        for (String department : List.of("规划资源", "工信", "住房城乡建设")) {
            land.duty("give-opinion", "1-" + department, "2024-06-14", "OPEN");
            land.does(
                    Tokens.department(department),
                    "acceptances/1/opinions",
                    Map.of("department", department, "agrees", true, "text", "同意"),
                    200);
            land.duty("give-opinion", "1-" + department, "2024-06-14", "FULFILLED");
        }
        land.does(ASSESSOR, "acceptances/1/result", Map.of("passed", true, "certificate", "A-1"), 200)
                .body("standing.passed", equalTo(true));
        land.duty("assess-phase", "1", "2024-06-14", "FULFILLED");
        on("2024-06-15");
        land.seen().body("standing.state", equalTo("LEASING")).body("standing.phase", equalTo(1));

        on("2027-03-01");
        land.accepted(2, Map.of("passed", true, "certificate", "A-2"));
        land.duty("apply-conversion", "1", "2027-07-14", "OPEN");
        land.does(land.owner, "conversions", Map.of(), 409).body("code", equalTo("lease-not-over"));
        on("2027-06-15");
        land.seen().body("standing.state", equalTo("CONVERTIBLE"));
        land.does(land.owner, "conversions", Map.of(), 200)
                .body("standing.state", equalTo("CONVERTING"))
                .body("payments.instalments[1].amount", equalTo("4000000.00"))
                .body("progress.reckonings[0].policy", equalTo("land18-conversion-grant-fee"))
                .body("progress.reckonings[0].asOf", equalTo("2021-06-01"))
                .body("progress.reckonings[0].facts.'supply.rent_paid'", equalTo("800000.00"));
        land.duty("pay-instalment", "2", "2027-07-15", "OPEN");
        land.registered().body("properties.rightType", equalTo("lease"));
        on("2027-07-10");
        land.pay(2, "4000000.00", "2027-07-10");
        land.seen().body("standing.state", equalTo("IN_TERM"));
        land.registered()
                .body("properties.rightType", equalTo("grant"))
                .body("properties.rightEnds", equalTo("2041-06-14"));
        land.fact("supply.price_fully_paid").body("value", equalTo(true));
        land.does(PLANNING, "dispositions", Map.of("kind", "REGISTRATION"), 200);

        on("2040-06-15");
        land.does(land.owner, "renewals", Map.of(), 422)
                .body("code", equalTo("renewal-too-late"))
                .body("detail", containsString("三（七）"));
        on("2041-06-14");
        land.does(PLANNING, "reclaims", Map.of("comment", "届满"), 409).body("code", equalTo("not-reclaimable"));
        on("2041-06-15");
        land.seen().body("standing.state", equalTo("EXPIRED"));
        timetable.advance();
        land.duty("reclaim", "1", "2041-07-14", "OPEN");
        land.does(PLANNING, "reclaims", Map.of("comment", "届满"), 422).body("code", equalTo("compensation-needed"));
        land.does(PLANNING, "reclaims", Map.of("comment", "届满收回", "compensation", "1200000.00"), 200)
                .body("standing.state", equalTo("RECLAIMED"))
                .body("standing.ground", equalTo("EXPIRED"))
                .body("history.type", hasItem("cn.huice.contract.advanced.v1"));
        land.duty("reclaim", "1", "2041-07-14", "FULFILLED");
        land.duty("pay-out", "1", "2041-07-15", "OPEN");
        land.registered()
                .body("properties.rightType", nullValue())
                .body("properties.holderId", nullValue())
                .body("properties.rightEnds", nullValue());
        land.does(land.owner, "renewals", Map.of(), 409).body("code", equalTo("not-in-term"));
    }

    @Test
    void what_is_not_accepted_is_rectified_for_a_year_at_most_and_then_taken_back() {
        on("2023-06-05");
        Land land = new Land(70002, 401);
        land.sign(leaseThenGrant("2023-07-01", "1440000.00", agreed("2024-01-15", "2026-02-01", "2042-06-30")), 201)
                .body("rules", equalTo("BINHAI"));
        land.pay(1, "1440000.00", "2023-06-05");
        on("2026-03-01");
        land.accepted(1, Map.of("passed", false, "rectificationMonths", 4))
                .body("standing.state", equalTo("RECTIFYING"))
                .body("standing.until", equalTo("2026-07-01"))
                .body("payments.instalments[1].kind", equalTo("RECTIFICATION_RENT"))
                .body("payments.instalments[1].amount", equalTo("80000.00"));
        land.duty("rectify", "1", "2026-07-01", "OPEN");
        land.fact("project.meets_lease_contract_requirements").body("value", equalTo(false));
        on("2026-06-20");
        land.accepted(2, Map.of("passed", true, "certificate", "B-1"))
                .body("standing.state", equalTo("LEASING"))
                .body("standing.passed", equalTo(true));
        land.duty("rectify", "1", "2026-07-01", "FULFILLED");
        land.pay(2, "80000.00", "2026-06-20");

        on("2029-04-01");
        land.seen().body("standing.phase", equalTo(1));
        land.does(land.owner, "acceptances", Map.of(), 422).body("code", equalTo("acceptance-too-late"));
        timetable.advance();
        land.duty("conclude-unasked", "phase-2", "2029-06-30", "OPEN");
        land.does(ASSESSOR, "lapses", Map.of("rectificationMonths", 9), 422)
                .body("code", equalTo("rectification-too-long"))
                .body("detail", containsString("land18-rectification 三（四）"))
                .body("errors[0].reason", containsString("8"));
        land.does(ASSESSOR, "lapses", Map.of("rectificationMonths", 8), 200)
                .body("standing.state", equalTo("RECTIFYING"))
                .body("payments.instalments[2].amount", equalTo("160000.00"));
        land.fact("supply.rectification_total_years").body("value.toString()", equalTo("1"));
        land.does(land.owner, "conversions", Map.of(), 409).body("code", equalTo("not-convertible"));
        on("2029-11-30");
        land.accepted(4, Map.of("passed", false)).body("standing.state", equalTo("UNRECTIFIED"));
        land.duty("rectify", "2", "2029-12-01", "CANCELLED");
        land.duty("reclaim", "1", "2029-12-30", "OPEN");
        land.duty("pay-instalment", "3", "2029-12-01", "OPEN");
        land.does(PLANNING, "reclaims", Map.of("comment", "收回", "compensation", "1.00"), 422)
                .body("code", equalTo("compensation-not-agreed"))
                .body("detail", containsString("land18-reclaim-without-compensation"));
        land.does(PLANNING, "reclaims", Map.of("comment", "整改不达标"), 200)
                .body("standing.ground", equalTo("UNRECTIFIED"))
                .body("standing.compensation", equalTo("0.00"));
        land.registered().body("properties.rightType", nullValue());
        land.duty("pay-instalment", "3", "2029-12-01", "CANCELLED");
        as(OFFICER).get("/v1/duties?state=OPEN&origin=" + land.id).then().body("items", hasSize(0));
    }

    @Test
    void what_passes_after_rectification_is_converted_with_its_rent_taken_off() {
        on("2023-06-05");
        Land land = new Land(70003, 402);
        land.sign(leaseThenGrant("2023-07-01", "1440000.00", agreed("2024-01-15", "2026-02-01", "2042-06-30")), 201);
        land.pay(1, "1440000.00", "2023-06-05");
        on("2026-03-01");
        land.accepted(1, Map.of("passed", true, "certificate", "C-1"));
        on("2029-03-01");
        land.accepted(2, Map.of("passed", false, "rectificationMonths", 6));
        on("2029-08-20");
        land.accepted(3, Map.of("passed", true, "certificate", "C-2")).body("standing.state", equalTo("CONVERTIBLE"));
        land.does(land.owner, "conversions", Map.of(), 409).body("code", equalTo("rent-outstanding"));
        land.pay(2, "120000.00", "2029-08-20");
        land.does(land.owner, "conversions", Map.of(), 200)
                .body("payments.instalments[2].amount", equalTo("3240000.00"))
                .body("progress.reckonings[1].policy", equalTo("bh22-conversion-grant-fee"));
        land.pay(3, "3240000.00", "2029-08-20");
        land.registered().body("properties.rightEnds", equalTo("2043-06-30"));
        land.duty("sign-performance-agreement", "1", "2029-09-19", "OPEN");
        Map<String, Object> agreement = new HashMap<>(Map.of(
                "signedOn", "2029-08-20", "industryCategory", "C3525", "investment", "5000 万元", "output", "亩均 400 万元"));
        land.does(OFFICER, "performance-agreements", agreement, 422)
                .body("code", equalTo("agreement-incomplete"))
                .body("errors[0].field", equalTo("tax"));
        agreement.put("tax", "亩均 20 万元");
        land.does(OFFICER, "performance-agreements", agreement, 200);
        land.duty("sign-performance-agreement", "1", "2029-09-19", "FULFILLED");
        land.fact("contract.states_tax").body("value", equalTo(true));
    }

    @Test
    void who_leaves_before_the_start_gets_the_rest_of_the_term_back() {
        on("2023-06-05");
        Land land = new Land(70004, 403);
        land.sign(elastic(2023, 20, false), 201)
                .body("payments.instalments.amount", equalTo(List.of("1826250.00", "1826250.00")));
        land.pay(1, "1826250.00", "2023-06-05");
        land.pay(2, "1826250.00", "2023-06-05");
        on("2023-12-28");
        land.does(land.owner, "exits", Map.of("reason", "自身原因无法开发"), 200)
                .body("progress.exits[0].most", equalTo("3562500.00"));
        land.duty("decide-exit", "1", "2024-01-27", "OPEN");
        land.does(OFFICER, "exits/decision", Map.of("consent", true, "refund", "3562500.01"), 422)
                .body("code", equalTo("refund-too-high"));
        land.does(OFFICER, "exits/decision", Map.of("consent", true), 200)
                .body("standing.state", equalTo("EXITED"))
                .body("standing.refund", equalTo("3562500.00"));
        land.registered().body("properties.rightType", nullValue());
        land.duty("pay-out", "1", "2024-01-27", "OPEN");
        land.duty("start-construction", "1", "2024-01-15", "CANCELLED");
        land.duty("pay-out", "1").body("byCommand", equalTo(false)).body("responsible.name", equalTo("finance"));
    }

    @Test
    void a_term_is_renewed_where_assessment_and_plans_allow_it() {
        on("2023-06-05");
        Land land = new Land(70005, 404);
        land.sign(elastic(2023, 20, false), 201);
        on("2042-06-01");
        land.does(land.owner, "renewals", Map.of(), 200);
        land.duty("apply-renewal", "2042-06-30", "2042-06-30", "FULFILLED");
        land.duty("decide-renewal", "1", "2043-06-30", "OPEN");
        on("2043-07-05");
        land.seen().body("standing.state", equalTo("IN_TERM"));
        Map<String, Object> decision = new HashMap<>(Map.of(
                "approved",
                true,
                "assessmentPassed",
                false,
                "conformsToPlans",
                true,
                "months",
                120,
                "renewalDeadline",
                "2052-06-30",
                "price",
                "100000.00"));
        land.does(PLANNING, "renewals/decision", decision, 422)
                .body("code", equalTo("renewal-conditions-unmet"))
                .body("detail", containsString("bh22-renewal 三（三）1"));
        decision.put("assessmentPassed", true);
        land.does(PLANNING, "renewals/decision", decision, 200)
                .body("ends", equalTo("2053-06-30"))
                .body("payments.instalments[2].amount", equalTo("100000.00"));
        land.duty("decide-renewal", "1", "2043-06-30", "FULFILLED");
        land.duty("apply-renewal", "2052-06-30", "2052-06-30", "OPEN");
        land.registered().body("properties.rightEnds", equalTo("2053-06-30"));
        land.fact("supply.renewal_approved").body("value", equalTo(true));
    }

    @Test
    void terms_that_no_policy_allows_are_refused_by_article() {
        on("2023-06-05");
        Land land = new Land(70006, 405);
        land.sign(elastic(2023, 51, true), 422)
                .body("code", equalTo("terms-not-allowed"))
                .body("detail", containsString("bh22-elastic-term 二、1"));
        land.sign(elastic(2023, 30, false), 422).body("detail", containsString("bh22-elastic-term 二、1"));
        on("2025-06-05");
        land.sign(elastic(2025, 20, false), 422).body("code", equalTo("mode-not-in-force"));
        on("2023-06-05");
        land.sign(elastic(2023, 30, true), 201);
        land.sign(elastic(2023, 30, true), 409).body("code", equalTo("parcel-under-contract"));
    }

    @Test
    void nobody_sees_or_changes_the_contract_of_others() {
        on("2023-06-05");
        Land land = new Land(70007, 406);
        land.sign(elastic(2023, 20, false), 201);
        String stranger = Tokens.applicant("E-STRANGER", "enterprise");
        land.seen(stranger, 404);
        land.seen(Tokens.officer("120103"), 404);
        land.seen(Tokens.department("税务"), 404);
        land.seen(land.owner, 200);
        land.seen(Tokens.role("auditor"), 200);
        land.does(stranger, "renewals", Map.of(), 404);
        land.does(land.owner, "payments", payment(1, "1.00", "2023-06-05"), 403);
        land.does(FINANCE, "reclaims", Map.of("comment", "x"), 403);
        land.does(FINANCE, "payments", payment(9, "1.00", "2023-06-05"), 404);
        as(stranger).get("/v1/contracts").then().body("items", hasSize(0));
        as(land.owner).get("/v1/contracts").then().body("items.id", equalTo(List.of(land.id)));
        as(Tokens.officer("120103")).get("/v1/contracts?limit=1000").then().body("items.id", not(hasItem(land.id)));
        as(OFFICER).get("/v1/contracts?state=SOLD").then().statusCode(400);
        byte[] workbook = as(OFFICER).get("/v1/contracts?format=xlsx").asByteArray();
        assertEquals('P', workbook[0]);
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }

    private static Map<String, Object> elastic(int year, int years, boolean approved) {
        return Map.of(
                "mode",
                "elastic_term_grant",
                "begins",
                year + "-07-01",
                "dealPrice",
                "3652500.00",
                "priceDue",
                List.of(year + "-07-10", year + 1 + "-01-10"),
                "terms",
                Map.of("grantYears", years),
                "clauses",
                clauses(Map.of(
                        "longerTermApproved",
                        approved,
                        "agreedStart",
                        year + 1 + "-01-15",
                        "agreedCompletion",
                        year + 3 + "-02-01",
                        "renewalDeadline",
                        year + 19 + "-06-30")));
    }
}
