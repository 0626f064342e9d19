package cn.huice.land.supply;

import static cn.huice.land.supply.Ground.act;
import static cn.huice.land.supply.Ground.approved;
import static cn.huice.land.supply.Ground.condition;
import static cn.huice.land.supply.Ground.conditioned;
import static cn.huice.land.supply.Ground.elastic;
import static cn.huice.land.supply.Ground.on;
import static cn.huice.land.supply.Ground.parcel;
import static cn.huice.land.supply.Ground.price;
import static cn.huice.land.supply.Ground.requested;
import static cn.huice.land.supply.Ground.scheme;
import static cn.huice.land.supply.Ground.submit;
import static cn.huice.land.supply.Ground.with;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SupplySchemeTest {
    private static final BigDecimal TWENTY = new BigDecimal("20");

    @BeforeEach
    void while_both_rules_are_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void the_citys_and_binhais_rules_stand_side_by_side_and_binhais_governs_there() {
        String supply = conditioned(parcel(1));
        command(Ground.DEPARTMENT)
                .body(elastic())
                .post("/v1/supplies/" + supply + "/examinations")
                .then()
                .statusCode(200)
                .body("rules.find { it.answer.policy == 'land18-elastic-term' }.governs", equalTo(false))
                .body("rules.find { it.answer.policy == 'bh22-elastic-term' }.governs", equalTo(true))
                .body("rules.find { it.answer.policy == 'bh22-elastic-term' }.answer.trace.article", hasItem("二、1"))
                .body("rules.effect", not(hasItem("BROKEN")));
        as(Ground.BINHAI).get("/v1/supplies/" + supply).then().body("state", equalTo("CONDITIONED"));
    }

    @Test
    void beyond_a_usual_limit_it_takes_a_reason_and_an_approval() {
        String supply = conditioned(parcel(2));
        submit(supply, elastic("25"))
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-reason-required"))
                .body("errors[0].field", equalTo("reason"))
                .body("errors.rule", hasItems("land18-elastic-term 三（五）", "bh22-elastic-term 二、1"))
                .body("errors.field", hasItem("terms.grantYears"));
        submit(supply, with(elastic("25"), "reason", "总投资三十亿元的项目，回收期长"))
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body(
                        "examination.rules.find { it.answer.policy == 'bh22-elastic-term' }.effect",
                        equalTo("EXCEPTIONAL"));
        act(Ground.BINHAI, supply, Map.of("action", "approve"))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("comment"));
        act(Ground.BINHAI, supply, Map.of("action", "approve", "comment", "同意突破"))
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("examination.rules.find { it.answer.policy == 'bh22-elastic-term' }.effect", equalTo("KEPT"));
    }

    @Test
    void a_hard_limit_refuses() {
        String supply = conditioned(parcel(3));
        submit(supply, with(scheme("long_lease", Map.of("leaseYears", new BigDecimal("20.5"))), "reason", "x"))
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-limit-broken"))
                .body("errors[0].field", equalTo("terms.leaseYears"))
                .body("errors[0].rule", equalTo("land18-long-lease-term 三（二）"));
        submit(supply, elastic("50.01")).then().statusCode(422).body("code", equalTo("statutory-term-exceeded"));
        submit(supply, scheme("long_lease", Map.of("leaseYears", TWENTY)))
                .then()
                .statusCode(200);
    }

    @Test
    void six_years_of_lease_are_hard_in_the_city_and_usual_in_binhai() {
        Map<String, Object> five = with(
                scheme(
                        "lease_then_grant",
                        Map.of(
                                "leaseYears", 5,
                                "totalYears", 20,
                                "constructionLeaseYears", 2,
                                "productionLeaseYears", 3)),
                "reason",
                "设备先行到位");
        submit(conditioned(parcel("120110", 4)), five)
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-limit-broken"))
                .body("errors.rule", hasItems("land18-lease-then-grant-term 三（四）", "bh22-lease-then-grant-term 二、2"));
        submit(conditioned(parcel(5)), five)
                .then()
                .statusCode(200)
                .body(
                        "examination.rules.find { it.answer.policy == 'land18-lease-then-grant-term' }.effect",
                        equalTo("BROKEN"))
                .body("scheme.terms.grantYears", equalTo(15));
    }

    @Test
    void every_mode_can_be_supplied_within_its_limits() {
        submit(conditioned(parcel(6)), scheme("max_term_grant", Map.of("grantYears", 50)))
                .then()
                .statusCode(200);
        Map<String, Object> mixed = new HashMap<>(price("500.00"));
        mixed.put("parcel.grant_part_use", "workshop_and_ancillary");
        mixed.put("parcel.lease_part_use", "parking");
        submit(
                        conditioned(parcel(7)),
                        with(
                                scheme("mixed_lease_grant", Map.of("grantYears", TWENTY, "singleLeaseYears", 5)),
                                "facts",
                                mixed))
                .then()
                .statusCode(200)
                .body("examination.rules.effect.unique()", contains("KEPT"));
        submit(
                        conditioned(parcel("120110", 8)),
                        scheme(
                                "lease_then_grant",
                                Map.of(
                                        "leaseYears", 6,
                                        "totalYears", 20,
                                        "constructionLeaseYears", 3,
                                        "productionLeaseYears", 3)))
                .then()
                .statusCode(200)
                .body("scheme.mode", equalTo("lease_then_grant"));
    }

    @Test
    void below_the_floor_no_price_is_supplied_at_but_in_binhai_that_is_an_open_question() {
        Map<String, Object> cheap = with(elastic(), "facts", price("479.99"));
        submit(conditioned(parcel("120110", 9)), cheap)
                .then()
                .statusCode(422)
                .body("errors.rule", hasItem("land18-price-floor 三（六）"));
        submit(conditioned(parcel(10)), cheap).then().statusCode(422).body("code", equalTo("supply-reason-required"));
        submit(conditioned(parcel(11)), with(elastic(), "facts", Map.of()))
                .then()
                .statusCode(422)
                .body("code", equalTo("supply-facts-missing"));
    }

    @Test
    void standard_land_states_all_four_indicators() {
        String supply = conditioned(parcel(12));
        Map<String, Object> scheme = with(elastic(), "standardLand", true);
        submit(supply, with(scheme, "indicators", Map.of("investmentIntensity", 6000, "taxPerMu", 20)))
                .then()
                .statusCode(422)
                .body("errors.rule", hasItem("bh22-standard-land 二、3"));
        submit(
                        supply,
                        with(
                                scheme,
                                "indicators",
                                Map.of(
                                        "investmentIntensity",
                                        6000,
                                        "taxPerMu",
                                        20,
                                        "energyPerOutput",
                                        new BigDecimal("0.3"))))
                .then()
                .statusCode(200)
                .body("scheme.indicators.taxPerMu", equalTo(20));
    }

    @Test
    void where_no_rule_is_in_force_an_officer_decides_with_a_reason() {
        SettableClock.set(LocalDate.of(2026, 3, 2));
        String supply = conditioned(parcel(13));
        submit(supply, elastic()).then().statusCode(422).body("code", equalTo("supply-reason-required"));
        submit(supply, with(elastic(), "reason", "办法期满，参照原规定")).then().statusCode(200);
    }

    @Test
    void planning_conditions_in_five_and_the_scheme_in_fifteen_working_days_or_it_is_marked_late() {
        String parcel = parcel(14);
        String supply = requested(parcel);
        as(Ground.BINHAI)
                .get("/v1/supplies/" + supply)
                .then()
                .body("conditionsDue", equalTo("2023-06-12"))
                .body("conditionsLate", equalTo(false));
        late(parcel, "");
        SettableClock.set(LocalDate.of(2023, 6, 13));
        late(parcel, supply);
        condition(supply)
                .then()
                .statusCode(200)
                .body("conditionsLate", equalTo(true))
                // the Dragon Boat holiday, 22 to 24 June, with the 25th to work on
                .body("schemeDue", equalTo("2023-07-05"))
                .body("schemeLate", equalTo(false));
        submit(supply, elastic()).then().statusCode(200);
        SettableClock.set(LocalDate.of(2023, 7, 6));
        act(Ground.BINHAI, supply, Map.of("action", "approve"))
                .then()
                .statusCode(200)
                .body("schemeLate", equalTo(true));

        String fast = conditioned(parcel(15));
        submit(fast, elastic());
        act(Ground.BINHAI, fast, Map.of("action", "approve")).then().body("schemeLate", equalTo(false));
    }

    @Test
    void nobody_approves_what_they_submitted_and_machines_approve_nothing() {
        String supply = conditioned(parcel(16));
        on(Ground.BINHAI, supply, elastic())
                .post("/v1/supplies/" + supply + "/scheme")
                .then()
                .statusCode(200);
        act(Ground.BINHAI, supply, Map.of("action", "approve"))
                .then()
                .statusCode(409)
                .body("code", equalTo("same-person"));
        act(Ground.DEPARTMENT, supply, Map.of("action", "approve")).then().statusCode(403);
        act(Tokens.officer("120103"), supply, Map.of("action", "approve"))
                .then()
                .statusCode(404);
        act(Tokens.officer("120000"), supply, Map.of("action", "return"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("comment"));
        act(Tokens.officer("120000"), supply, Map.of("action", "return", "comment", "补充评估报告"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CONDITIONED"));
    }

    @Test
    void a_parcel_is_supplied_once_at_a_time() {
        String parcel = parcel(17);
        String supply = requested(parcel);
        command(Ground.DEPARTMENT)
                .body(Map.of("parcel", parcel))
                .post("/v1/supplies")
                .then()
                .statusCode(409)
                .body("code", equalTo("supply-at-work"));
        submit(supply, elastic()).then().statusCode(409).body("code", equalTo("supply-state"));
        act(Ground.BINHAI, supply, Map.of("action", "cancel", "comment", "规划调整"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        requested(parcel);
    }

    @Test
    void wrong_requests_are_refused_by_their_field() {
        String supply = conditioned(parcel(18));
        refused(supply, "mode", with(elastic(), "mode", "gift"));
        refused(supply, "startPrice", with(elastic(), "startPrice", "4 million"));
        refused(supply, "startPrice", with(elastic(), "startPrice", "0"));
        refused(supply, "deposit", with(elastic(), "deposit", "4000000.01"));
        refused(supply, "bidStep", with(elastic(), "bidStep", null));
        refused(supply, "town", with(elastic(), "town", null));
        refused(supply, "town", with(elastic(), "town", " "));
        refused(supply, "bidStep", with(elastic(), "method", "TENDER"));
        refused(supply, "terms.leaseYears", with(elastic(), "terms", Map.of("grantYears", 20, "leaseYears", 6)));
        refused(supply, "terms.grantYears", with(elastic(), "terms", Map.of()));
        refused(supply, "terms.grantYears", with(elastic(), "terms", Map.of("grantYears", 0)));
        refused(supply, "terms.leaseYears", scheme("lease_then_grant", Map.of("leaseYears", 20, "totalYears", 20)));
        refused(
                supply,
                "terms.constructionLeaseYears",
                scheme(
                        "lease_then_grant",
                        Map.of(
                                "leaseYears", 6,
                                "totalYears", 20,
                                "constructionLeaseYears", 3,
                                "productionLeaseYears", 2)));
        refused(
                supply,
                "facts.supply.exceeding_20_approved",
                with(elastic(), "facts", Map.of("supply.exceeding_20_approved", true)));
        refused(supply, "facts.parcel.nothing", with(elastic(), "facts", Map.of("parcel.nothing", 1)));
        refused(supply, "indicators.taxPerMu", with(elastic(), "indicators", Map.of("taxPerMu", -1)));
        command(Ground.DEPARTMENT)
                .body(elastic())
                .post("/v1/supplies/" + supply + "/scheme")
                .then()
                .statusCode(428);

        conditions(supply, "limits.floorAreaRatio", Map.of());
        conditions(supply, "limits.colour", Map.of("colour", Map.of("min", 1)));
        conditions(
                supply,
                "limits.height.min",
                Map.of("height", Map.of("min", 20, "max", 10))
                        .entrySet()
                        .iterator()
                        .next());
        command(Ground.DEPARTMENT)
                .body(Map.of("parcel", "120116001002GB99999"))
                .post("/v1/supplies")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("parcel"));
        command(Ground.DEPARTMENT)
                .body(Map.of("parcel", parcel(19), "planItem", "none"))
                .post("/v1/supplies")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("planItem"));
        as(Ground.BINHAI).get("/v1/supplies/none").then().statusCode(404);
        as(Ground.BINHAI).get("/v1/supplies?state=LOST").then().statusCode(400);
        as(Tokens.applicant("E-8210", "enterprise")).get("/v1/supplies").then().statusCode(403);
    }

    @Test
    void the_list_comes_by_district_state_and_page_and_as_a_workbook() {
        String parcel = parcel(20);
        String supply = approved(parcel, elastic());
        as(Ground.BINHAI)
                .get("/v1/supplies?state=APPROVED&parcel=" + parcel)
                .then()
                .body("items.id", contains(supply))
                .body("items[0].mode", equalTo("elastic_term_grant"));
        as(Tokens.officer("120103")).get("/v1/supplies?parcel=" + parcel).then().body("items.id", not(hasItem(supply)));
        as(Ground.AUDITOR).get("/v1/supplies?limit=1").then().body("next", not(nullValue()));
        as(Ground.AUDITOR)
                .get("/v1/supplies?format=xlsx&parcel=" + parcel)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/vnd.openxmlformats"));
    }

    private static void late(String parcel, String supply) {
        as(Ground.BINHAI)
                .get("/v1/supplies?late=true&parcel=" + parcel)
                .then()
                .body("items.id.join()", equalTo(supply));
    }

    private static void refused(String supply, String field, Map<String, Object> scheme) {
        submit(supply, scheme)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    private static void conditions(String supply, String field, Map.Entry<String, ?> wrong) {
        Map<String, Object> limits = new HashMap<>(Map.of(
                "floorAreaRatio", Map.of("min", 1),
                "buildingDensity", Map.of("min", 40),
                "greenRatio", Map.of("max", 20),
                "height", Map.of("max", 50)));
        limits.put(wrong.getKey(), wrong.getValue());
        conditions(supply, field, limits);
    }

    private static void conditions(String supply, String field, Map<String, ?> limits) {
        on(Ground.DEPARTMENT, supply, Map.of("useScheme", "GB/T 21010", "useCode", "0601", "limits", limits))
                .post("/v1/supplies/" + supply + "/planning-conditions")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
