package cn.huice.land;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.assess;
import static cn.huice.testing.Calls.command;
import static cn.huice.testing.Calls.confirm;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SupplyTest {
    private static final String CITY_RENT = "land18-lease-then-grant-rent";
    private static final String BINHAI_RENT = "bh22-lease-then-grant-rent";
    private static final String ENTERPRISE = Tokens.applicant("E-0100", "enterprise");
    private static final String BINHAI = Tokens.officer("120116");
    private static final String CITY = Tokens.officer("120000");

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void the_citys_rent_goes_by_the_start_price_and_not_by_the_deal() {
        assess(
                        ENTERPRISE,
                        "2021-06-01",
                        CITY_RENT,
                        Map.of(
                                "supply.mode",
                                "lease_then_grant",
                                "supply.listing_start_price",
                                "4000000.00",
                                "supply.deal_price",
                                "4800000.00"))
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("ELIGIBLE"))
                .body("results[0].amount.value", equalTo("800000.00"))
                .body("results[0].amount.unit", equalTo("CNY"))
                .body("results[0].trace.article", hasItem("三（四）"));
    }

    @Test
    void binhais_rent_goes_by_the_deal_and_the_years() {
        assess(ENTERPRISE, "2023-06-01", BINHAI_RENT, terms())
                .then()
                .statusCode(200)
                .body("results[0].amount.value", equalTo("1440000.00"))
                .body("results[0].trace.article", hasItem("三（一）2"));
        assess(ENTERPRISE, "2025-01-01", BINHAI_RENT, terms())
                .then()
                .body("results[0].outcome", equalTo("NOT_IN_FORCE"));
    }

    @Test
    void a_supply_ends_in_facts_of_the_enterprise_for_every_service() {
        String id = filed("E-0101", "L-0101");
        act(BINHAI, id, "accept").then().statusCode(200);
        act(BINHAI, id, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("facts-unverified"))
                .body("errors.field", hasItems("facts.supply.mode", "facts.supply.deal_price"));
        terms().forEach((attribute, value) -> confirm("规划资源", "parcel/L-0101", attribute, value));
        act(BINHAI, id, "approve").then().statusCode(200).body("step.kind", equalTo("NOTICE"));
        SettableClock.set(LocalDate.of(2023, 6, 13));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> application(id).getString("step.kind").equals("DECISION"));
        act(CITY, id, "approve").then().statusCode(200).body("step.kind", equalTo("CLOSING"));

        act(BINHAI, id, Map.of("action", "complete", "facts", Map.of("enterprise.is_unicorn", true)))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("facts.enterprise.is_unicorn"));
        act(Tokens.officer("120103"), id, "complete").then().statusCode(404);
        act(BINHAI, id, Map.of("action", "complete", "facts", Map.of("supply.deal_price", "4900000.00")))
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));

        List<Map<String, Object>> published = published("E-0101");
        assertEquals(
                Map.of(
                        "supply.mode", "lease_then_grant",
                        "supply.lease_term_years", "6",
                        "supply.total_term_years", "20",
                        "supply.deal_price", "4900000.00"),
                published.stream()
                        .collect(Collectors.toMap(
                                data -> (String) data.get("attribute"), data -> String.valueOf(data.get("value")))));
        assertTrue(published.stream()
                .allMatch(data -> data.get("standing").equals("VERIFIED")
                        && data.get("source").equals("规划资源")
                        && data.get("service").equals("/land-service")));
    }

    @Test
    void an_unregistered_parcel_is_named() {
        command(ENTERPRISE)
                .body(Map.of(
                        "policy",
                        BINHAI_RENT,
                        "district",
                        "120116",
                        "related",
                        List.of(Map.of("kind", "parcel", "id", "L-none"))))
                .post("/v1/applications")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("related[0]"));
    }

    @Test
    void a_supervision_without_a_procedure_takes_no_applications() {
        command(ENTERPRISE)
                .body(Map.of("policy", "land18-co-supervision-water", "district", "120116"))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-appliable"));
    }

    @Test
    void a_sum_that_a_rule_only_computes_is_determined_by_the_district_and_nothing_is_paid() {
        String id = command(ENTERPRISE)
                .body(Map.of(
                        "policy",
                        "bh22-conversion-grant-fee",
                        "district",
                        "120116",
                        "facts",
                        Map.of(
                                "project.lease_assessment_passed",
                                true,
                                "enterprise.wants_conversion",
                                true,
                                "supply.deal_price",
                                "4800000.00",
                                "supply.rent_paid",
                                "1440000.00"),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(BINHAI, id, "accept").then().statusCode(200).body("step.kind", equalTo("DECISION"));
        act(BINHAI, id, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("amount", equalTo("3360000.00"))
                .body("payments", hasSize(0));
    }

    private static String filed(String subject, String parcel) {
        command(Tokens.department("规划资源"))
                .body(Map.of("id", parcel, "district", "120116", "displayName", "北塘 3 号地"))
                .post("/v1/subjects/parcel")
                .then()
                .statusCode(201);
        return command(Tokens.applicant(subject, "enterprise"))
                .body(Map.of(
                        "policy",
                        BINHAI_RENT,
                        "district",
                        "120116",
                        "related",
                        List.of(Map.of("kind", "parcel", "id", parcel)),
                        "facts",
                        terms(),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .body("amount", equalTo("1440000.00"))
                .extract()
                .path("id");
    }

    /** The verified facts of an enterprise that the journal gave to the topic of facts. */
    private static List<Map<String, Object>> published(String subject) {
        return as(Tokens.role("auditor"))
                .get("/v1/journal?type=cn.huice.fact.verified.v1&subject=" + subject)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.topic == 'huice.facts' }.data");
    }

    private static JsonPath application(String id) {
        return as(CITY).get("/v1/applications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> terms() {
        return Map.of(
                "supply.mode", "lease_then_grant",
                "supply.district", "binhai",
                "supply.deal_price", "4800000.00",
                "supply.lease_term_years", "6",
                "supply.total_term_years", "20");
    }
}
