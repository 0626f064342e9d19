package cn.huice.land.contract;

import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.land.listing.Market;
import cn.huice.land.supply.Ground;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way of a piece of land, from the survey over conditions, scheme and tender or listing to the lease, the grant and its end. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SurveyToReclaimTest {
    private static final String HOLDER = "E-8350";
    private static final String RIVAL = "E-8355";

    @Inject
    Timetable timetable;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void land_is_surveyed_supplied_leased_granted_and_taken_back() {
        on("2023-06-05");
        Land land = new Land(Ground.parcel(150), HOLDER);
        String supply = Ground.approved(land.parcel, Ground.tender(leaseThenGrant(), "TENDER"));
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
        waitsForItsContract(supply, "2023-07-05");
        LocalDate begins = LocalDate.of(2023, 7, 1);
        leased(land, supply, LocalDate.of(2023, 6, 20), begins);
        on(begins.plusMonths(32).plusDays(19));
        land.accepted(1, Map.of("passed", true, "certificate", "S-1"));
        on(begins.plusMonths(68).plusDays(19));
        land.accepted(2, Map.of("passed", true, "certificate", "S-2"));
        granted(land, begins.plusYears(6));
        takenBackAtTheEnd(land, begins.plusYears(20));
    }

    @Test
    void listed_land_is_granted_where_it_is_accepted_and_taken_back_where_it_is_not() {
        SettableClock.set(Market.ANNOUNCED);
        Land kept = new Land(Ground.parcel(151), "E-8353");
        Land lost = new Land(Ground.parcel(152), "E-8354");
        String keptSupply = Ground.approved(kept.parcel, leaseThenGrant());
        String lostSupply = Ground.approved(lost.parcel, leaseThenGrant());
        String contested = Market.announced(keptSupply, Map.of());
        String quiet = Market.announced(lostSupply, Map.of());
        int keeper = Market.admit(contested, kept.holder);
        Market.admit(contested, RIVAL);
        int loser = Market.admit(quiet, lost.holder);
        Market.whileBidding();
        taken(Market.bid(contested, kept.holder, "4000000.00"));
        taken(Market.bid(contested, RIVAL, "4400000.00"));
        taken(Market.bid(quiet, lost.holder, "4800000.00"));
        Market.goOn(contested, kept.holder);
        Market.goOn(contested, RIVAL);
        Market.minutesAfterClosing(31);
        taken(Market.seal(contested, RIVAL, "4700000.00", Market.SALT));
        taken(Market.seal(contested, kept.holder, "4800000.00", Market.SALT));
        Market.minutesAfterClosing(90);
        assertEquals(keeper, Market.result(contested).getInt("winner"));
        assertEquals(loser, Market.result(quiet).getInt("winner"));
        waitsForItsContract(keptSupply, "2023-08-09");

        LocalDate signed = LocalDate.of(2023, 7, 20);
        LocalDate begins = LocalDate.of(2023, 8, 1);
        leased(kept, keptSupply, signed, begins);
        leased(lost, lostSupply, signed, begins);
        on(begins.plusMonths(32).plusDays(19));
        kept.accepted(1, Map.of("passed", true, "certificate", "S-3"));
        lost.accepted(1, Map.of("passed", false, "rectificationMonths", 12))
                .body("standing.state", equalTo("RECTIFYING"))
                .body("standing.until", equalTo("2027-04-20"));
        on("2027-04-10");
        lost.accepted(2, Map.of("passed", false)).body("standing.state", equalTo("UNRECTIFIED"));
        takenBack(lost, "整改不达标", "UNRECTIFIED");
        on(begins.plusMonths(68).plusDays(19));
        kept.accepted(2, Map.of("passed", true, "certificate", "S-4"));
        granted(kept, begins.plusYears(6));
        takenBackAtTheEnd(kept, begins.plusYears(20));
    }

    private static Map<String, Object> leaseThenGrant() {
        return Ground.scheme(
                "lease_then_grant",
                Map.of(
                        "leaseYears", 6,
                        "constructionLeaseYears", 3,
                        "productionLeaseYears", 3,
                        "totalYears", 20));
    }

    private static void waitsForItsContract(String supply, String due) {
        signing(supply, "OPEN").body("items[0].due", equalTo(due));
    }

    /** Six years at 1,440,000.00, of which the deposit of 800,000.00 counts as paid. */
    private static void leased(Land land, String supply, LocalDate signed, LocalDate begins) {
        on(signed);
        land.sign(
                        supply,
                        Map.of(
                                "begins",
                                begins.toString(),
                                "rent",
                                "1440000.00",
                                "rentDue",
                                List.of(begins.minusDays(1).toString()),
                                "clauses",
                                clauses(Map.of(
                                        "buildingDisposal",
                                        "FREE_TAKEOVER",
                                        "agreedStart",
                                        begins.plusMonths(6).plusDays(14).toString(),
                                        "agreedCompletion",
                                        begins.plusMonths(31).toString(),
                                        "renewalDeadline",
                                        begins.plusYears(19).minusDays(1).toString()))))
                .body("supply", equalTo(supply))
                .body("holder.id", equalTo(land.holder))
                .body("dealPrice", equalTo("4800000.00"));
        signing(supply, "FULFILLED");
        land.pay(1, "640000.00", signed.toString());
    }

    private static ValidatableResponse signing(String supply, String state) {
        return as(PLANNING)
                .get("/v1/duties?code=sign-contract&origin=" + supply)
                .then()
                .body("items[0].state", equalTo(state));
    }

    private static void granted(Land land, LocalDate day) {
        on(day);
        land.does(land.owner, "conversions", Map.of(), 200)
                .body("payments.instalments[1].amount", equalTo("3360000.00"));
        land.pay(2, "3360000.00", day.toString());
        land.registered().body("properties.rightType", equalTo("grant"));
    }

    private void takenBackAtTheEnd(Land land, LocalDate day) {
        ofHolder(land, day.minusDays(1)).body("value", equalTo("lease_then_grant"));
        on(day);
        timetable.advance();
        ofHolder(land, day).body("", nullValue());
        takenBack(land, "届满收回", "EXPIRED");
    }

    /** What the deal has said of who got the land. */
    private static ValidatableResponse ofHolder(Land land, LocalDate day) {
        return as(PLANNING)
                .get("/v1/subjects/enterprise/" + land.holder + "/facts?asOf=" + day)
                .then()
                .statusCode(200)
                .rootPath("facts.find { it.attribute == 'supply.mode' }");
    }

    private static void takenBack(Land land, String comment, String ground) {
        land.does(PLANNING, "reclaims", Map.of("comment", comment), 200)
                .body("standing.ground", equalTo(ground))
                .body("standing.compensation", equalTo("0.00"));
        land.registered().body("properties.rightType", nullValue()).body("properties.holderId", nullValue());
    }

    private static void taken(Response bid) {
        bid.then().statusCode(201);
    }

    private static Map<String, Object> score(String enterprise, String score, String price) {
        return Map.of("bidder", Ground.enterprise(enterprise), "score", new BigDecimal(score), "price", price);
    }

    private static void on(String day) {
        on(LocalDate.parse(day));
    }

    private static void on(LocalDate day) {
        SettableClock.set(day);
    }
}
