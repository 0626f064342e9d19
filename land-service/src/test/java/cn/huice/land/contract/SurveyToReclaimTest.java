package cn.huice.land.contract;

import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.land.supply.Ground;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way of a piece of land, from the survey over conditions, scheme and tender to the lease, the grant and its end. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SurveyToReclaimTest {
    private static final String HOLDER = "E-8350";

    @Inject
    Timetable timetable;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void land_is_surveyed_supplied_leased_granted_and_taken_back() {
        on("2023-06-05");
        String parcel = Ground.parcel(150);
        Land land = new Land(parcel, HOLDER);
        String supply = Ground.approved(
                parcel,
                Ground.tender(
                        Ground.scheme(
                                "lease_then_grant",
                                Map.of(
                                        "leaseYears", 6,
                                        "constructionLeaseYears", 3,
                                        "productionLeaseYears", 3,
                                        "totalYears", 20)),
                        "TENDER"));
        Ground.result(
                        supply,
                        Map.of(
                                "winner",
                                Ground.enterprise(HOLDER),
                                "price",
                                "4800000.00",
                                "reason",
                                "评标报告",
                                "scores",
                                List.of(
                                        score(HOLDER, "92", "4800000.00"),
                                        score("E-8351", "80", "4500000.00"),
                                        score("E-8352", "75", "4400000.00"))))
                .then()
                .statusCode(200)
                .body("state", equalTo("CONCLUDED"));
        as(PLANNING)
                .get("/v1/duties?code=sign-contract&origin=" + supply)
                .then()
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].due", equalTo("2023-07-05"));

        on("2023-06-20");
        land.sign(
                        supply,
                        Map.of(
                                "begins",
                                "2023-07-01",
                                "rent",
                                "1440000.00",
                                "rentDue",
                                List.of("2023-06-30"),
                                "clauses",
                                clauses(Map.of(
                                        "buildingDisposal",
                                        "FREE_TAKEOVER",
                                        "agreedStart",
                                        "2024-01-15",
                                        "agreedCompletion",
                                        "2026-02-01",
                                        "renewalDeadline",
                                        "2042-06-30"))))
                .body("supply", equalTo(supply))
                .body("holder.id", equalTo(HOLDER))
                .body("dealPrice", equalTo("4800000.00"));
        as(PLANNING)
                .get("/v1/duties?code=sign-contract&origin=" + supply)
                .then()
                .body("items[0].state", equalTo("FULFILLED"));
        // The deposit of 800,000 元 counts.
        land.pay(1, "640000.00", "2023-06-20");
        on("2026-03-20");
        land.accepted(1, Map.of("passed", true, "certificate", "S-1"));
        on("2029-03-20");
        land.accepted(2, Map.of("passed", true, "certificate", "S-2"));
        on("2029-07-01");
        land.does(land.owner, "conversions", Map.of(), 200)
                .body("payments.instalments[1].amount", equalTo("3360000.00"));
        land.pay(2, "3360000.00", "2029-07-01");
        land.registered().body("properties.rightType", equalTo("grant"));
        ofHolder("2043-06-30").body("value", equalTo("lease_then_grant"));
        on("2043-07-01");
        timetable.advance();
        ofHolder("2043-07-01").body("", nullValue());
        land.does(PLANNING, "reclaims", Map.of("comment", "届满收回"), 200)
                .body("standing.ground", equalTo("EXPIRED"))
                .body("standing.compensation", equalTo("0.00"));
        land.registered().body("properties.rightType", nullValue()).body("properties.holderId", nullValue());
    }

    /** What the deal has said of who got the land. */
    private static ValidatableResponse ofHolder(String day) {
        return as(PLANNING)
                .get("/v1/subjects/enterprise/" + HOLDER + "/facts?asOf=" + day)
                .then()
                .statusCode(200)
                .rootPath("facts.find { it.attribute == 'supply.mode' }");
    }

    private static Map<String, Object> score(String enterprise, String score, String price) {
        return Map.of("bidder", Ground.enterprise(enterprise), "score", new BigDecimal(score), "price", price);
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }
}
