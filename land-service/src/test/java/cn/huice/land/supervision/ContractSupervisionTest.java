package cn.huice.land.supervision;

import static cn.huice.land.contract.Land.OFFICER;
import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.SomeDeals.elasticTerm;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.land.contract.Land;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A project on land under a contract is supervised by what the contract and its parcel's plan say. Rows 480 and 481 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ContractSupervisionTest {
    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void the_contract_brings_its_indicators_and_shows_how_they_are_kept() {
        Land land = signed(70080, 480);
        String id = begin(
                        land,
                        "JOIN-1",
                        Map.of(
                                "contract",
                                land.id,
                                "agreed",
                                List.of(Map.of(
                                        "indicator",
                                        "height",
                                        "max",
                                        20,
                                        "frequency",
                                        "ONCE",
                                        "firstDue",
                                        "2023-12-31"))))
                .statusCode(201)
                .body("contract", equalTo(land.id))
                .rootPath("departments.find { it.department == '规划资源' }.indicators")
                .body("indicator", contains("floor-area-ratio", "building-density", "height"))
                .body("agreed.max", contains(2.5f, 40, 20))
                .body("agreed.firstDue", contains("2024-02-01", "2024-02-01", "2023-12-31"))
                .rootPath("departments.find { it.department == '住房城乡建设' }.indicators")
                .body("agreed.by", contains("2022-01-15"))
                .noRootPath()
                .extract()
                .path("id");
        as(Tokens.department("住房城乡建设"))
                .get("/v1/duties?code=report-start&limit=1000&origin=" + id)
                .then()
                .body("items.due", contains("2022-01-15"));
        land.seen()
                .body("supervision", hasSize(1))
                .body("supervision[0].id", equalTo(id))
                .body("supervision[0].project", equalTo("JOIN-1"))
                .body("supervision[0].met", nullValue())
                .body("supervision[0].unreported.size()", equalTo(4))
                .body("supervision[0].measures", empty());

        SettableClock.set(LocalDate.of(2024, 2, 1));
        report(id, "规划资源", "floor-area-ratio", new BigDecimal("2.6"));
        land.seen()
                .body("supervision[0].met", equalTo(false))
                .body("supervision[0].unmet", contains("floor-area-ratio"))
                .body("supervision[0].measures.indicator", contains("floor-area-ratio"))
                .body("supervision[0].measures.policy", contains("land18-non-compliance"))
                .body("supervision[0].measures.article", contains("七（一）"))
                .body("supervision[0].measures.state", contains("OPEN"));
    }

    @Test
    void a_contract_of_something_else_is_refused() {
        Land land = signed(70081, 481);
        begin(land, "JOIN-2", Map.of("contract", "00000000-0000-0000-0000-000000000000"))
                .statusCode(422)
                .body("code", equalTo("unknown-contract"));
        begin(land, "JOIN-2", Map.of("contract", land.id, "parcel", "L-OTHER"))
                .statusCode(422)
                .body("errors[0].field", equalTo("parcel"));
        begin(land, "JOIN-2", Map.of("contract", land.id, "enterprise", Map.of("kind", "enterprise", "id", "E-OTHER")))
                .statusCode(422)
                .body("errors[0].field", equalTo("enterprise.id"));
        begin(land, "JOIN-2", Map.of()).statusCode(400).body("errors[0].field", equalTo("agreed"));
        land.does(land.owner, "exits", Map.of("reason", "无法开发"), 200);
        land.does(PLANNING, "exits/decision", Map.of("consent", true), 200).body("supervision", empty());
        begin(land, "JOIN-2", Map.of("contract", land.id)).statusCode(422).body("code", equalTo("contract-over"));
    }

    private static ValidatableResponse begin(Land land, String project, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "district",
                "120116",
                "park",
                "园区" + project,
                "enterprise",
                Map.of("kind", "enterprise", "id", land.holder),
                "project",
                project,
                "parcel",
                land.parcel,
                "agreement",
                "履约监管协议 " + project,
                "signedOn",
                "2021-06-01"));
        body.putAll(more);
        return command(OFFICER).body(body).post("/v1/supervised-projects").then();
    }

    private static void report(String id, String department, String indicator, Object value) {
        command(Tokens.department(department))
                .body(Map.of("indicator", indicator, "from", "2021-07-01", "until", "2024-01-31", "value", value))
                .post("/v1/supervised-projects/" + id + "/reports")
                .then()
                .statusCode(201);
    }

    private static Land signed(int sequence, int row) {
        SettableClock.set(LocalDate.of(2021, 6, 1));
        Land land = new Land(
                sequence,
                row,
                Map.of("floorAreaRatioMin", 1, "floorAreaRatioMax", new BigDecimal("2.5"), "buildingDensityMax", 40));
        land.sign(elasticTerm(2021), 201);
        return land;
    }
}
