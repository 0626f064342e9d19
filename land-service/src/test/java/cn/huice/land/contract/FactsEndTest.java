package cn.huice.land.contract;

import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.Land.clauses;
import static cn.huice.land.contract.SomeDeals.elasticTerm;
import static cn.huice.testing.Calls.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a contract says of its parcel holds as long as the contract does. Rows 474 and 475 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class FactsEndTest {
    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void facts_end_with_the_term_and_those_that_ask_for_the_land_back_when_it_is_taken_back() {
        on("2021-06-01");
        Land land = new Land(70074, 474);
        land.sign(elasticTerm(2021), 201);
        on("2041-06-30");
        land.fact("supply.mode").body("value", equalTo("elastic_term_grant")).body("validUntil", nullValue());
        land.fact("parcel.right_type").body("value", equalTo("grant"));

        on("2041-07-01");
        Land.timePasses();
        Land.timePasses();
        gone(land, "supply.mode", "supply.deal_price", "supply.price_fully_paid", "parcel.right_type");
        asOf(land, "2041-06-30", "supply.mode").body("validUntil", equalTo("2041-06-30"));
        asOf(land, "2041-06-30", "parcel.right_type").body("validUntil", equalTo("2041-06-30"));
        land.fact("supply.expiry_date").body("value", equalTo("2041-06-30"));
        land.fact("contract.building_disposal").body("value", equalTo("residual_compensation"));
        land.fact("parcel.use_class").body("validUntil", nullValue());

        on("2041-08-15");
        land.does(PLANNING, "reclaims", Map.of("comment", "届满收回", "compensation", "1200000.00"), 200);
        gone(land, "supply.expiry_date", "contract.building_disposal");
        asOf(land, "2041-08-14", "supply.expiry_date").body("validUntil", equalTo("2041-08-14"));
        land.fact("parcel.use_class").body("validUntil", nullValue());
    }

    @Test
    void facts_end_when_the_holder_leaves_and_the_next_contract_says_its_own() {
        on("2021-06-01");
        Land land = new Land(70075, 475);
        land.sign(elasticTerm(2021), 201);
        on("2021-12-28");
        land.does(land.owner, "exits", Map.of("reason", "自身原因无法开发"), 200);
        land.does(Land.OFFICER, "exits/decision", Map.of("consent", true), 200);
        gone(land, "supply.mode", "parcel.right_type", "project.agreed_start_date");
        asOf(land, "2021-12-27", "supply.mode").body("validUntil", equalTo("2021-12-27"));
        asOf(land, "2021-12-27", "parcel.right_type").body("validUntil", equalTo("2021-12-27"));

        on("2022-01-10");
        String left = land.id;
        land.sign(
                Map.of(
                        "mode",
                        "long_lease",
                        "begins",
                        "2022-02-01",
                        "rent",
                        "1000000.00",
                        "rentDue",
                        List.of("2022-02-10"),
                        "terms",
                        Map.of("leaseYears", 10),
                        "clauses",
                        clauses(Map.of(
                                "agreedStart",
                                "2022-06-15",
                                "agreedCompletion",
                                "2024-02-01",
                                "renewalDeadline",
                                "2031-01-31"))),
                201);
        land.fact("supply.mode").body("value", equalTo("long_lease")).body("validFrom", equalTo("2022-01-10"));
        land.fact("parcel.right_type").body("value", equalTo("lease"));
        gone(land, "supply.grant_term_years");

        on("2022-01-20");
        land.id = left;
        land.pay(1, "3652500.00", "2022-01-20");
        land.fact("supply.mode").body("value", equalTo("long_lease"));
        land.registered()
                .body("properties.rightType", equalTo("lease"))
                .body("properties.holderId", equalTo(land.holder));
    }

    private static void gone(Land land, String... attributes) {
        for (String attribute : attributes) {
            land.fact(attribute).body("", nullValue());
        }
    }

    private static io.restassured.response.ValidatableResponse asOf(Land land, String day, String attribute) {
        return as(PLANNING)
                .get("/v1/subjects/parcel/" + land.parcel + "/facts?asOf=" + day)
                .then()
                .statusCode(200)
                .rootPath("facts.find { it.attribute == '" + attribute + "' }");
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }
}
