package cn.huice.land.appraisal;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 亩均评价 and 三考合一 through the door; Binhai's. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class AppraisalTest {
    private static final String DISTRICT = "120116";
    private static final String OFFICER = Tokens.officer(DISTRICT);
    private static final String PATH = "/v1/districts/" + DISTRICT + "/appraisal";

    @Test
    void enterprises_are_graded_by_the_districts_scheme_and_parks_ranked_once_a_year() {
        SettableClock.set(LocalDate.of(2023, 3, 1));
        command(Tokens.officer("120103"))
                .body(scheme())
                .post(PATH + "/schemes")
                .then()
                .statusCode(403);
        Map<String, Object> wrong = new HashMap<>(scheme());
        wrong.put("appraisalDue", "02-30");
        command(OFFICER).body(wrong).post(PATH + "/schemes").then().statusCode(400);
        command(OFFICER)
                .body(scheme())
                .post(PATH + "/schemes")
                .then()
                .statusCode(201)
                .body("version", greaterThanOrEqualTo(1));
        as(OFFICER)
                .get("/v1/duties?policy=bh22-park-appraisal&district=" + DISTRICT)
                .then()
                .body("items.due", hasItem("2023-06-30"));

        evaluate(2023, List.of(entry("E-A1", "泰达", "10", 200)))
                .statusCode(400)
                .body("errors[0].field", equalTo("year"));
        evaluate(2021, List.of(entry("E-A1", "泰达", "10", 200))).statusCode(409).body("code", equalTo("no-scheme"));
        evaluate(2022, List.of(entry("E-A1", "泰达", "10", 200), entry("E-A1", "泰达", "10", 200)))
                .statusCode(400);
        Map<String, Object> lacking = new HashMap<>(entry("E-A1", "泰达", "10", 200));
        lacking.put("totals", Map.of("output", 5));
        evaluate(2022, List.of(lacking)).statusCode(400).body("errors[0].field", equalTo("enterprises[0].totals"));
        command(OFFICER)
                .body(Map.of("year", 2022, "intensityWeight", 60, "agreementWeight", 40))
                .post(PATH + "/parks")
                .then()
                .statusCode(409)
                .body("code", equalTo("year-not-evaluated"));

        evaluate(2022, List.of(entry("E-A2", "保税区", "20", 200), entry("E-A1", "泰达", "10", 200)))
                .statusCode(201)
                .body("results.enterprise", contains("E-A1", "E-A2"))
                .body("results.score", contains(100.0f, 50.0f))
                .body("results.grade", contains("A", "C"))
                .body("results[0].perMu.tax", equalTo(20.0f));
        evaluate(2022, List.of(entry("E-A1", "泰达", "10", 200))).statusCode(409).body("code", equalTo("year-evaluated"));
        byte[] workbook = as(OFFICER)
                .get(PATH + "/evaluations/2022/workbook")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertEquals('P', workbook[0]);

        command(OFFICER)
                .body(Map.of("year", 2022, "intensityWeight", 60, "agreementWeight", 41))
                .post(PATH + "/parks")
                .then()
                .statusCode(400);
        command(OFFICER)
                .body(Map.of("year", 2022, "intensityWeight", 60, "agreementWeight", 40))
                .post(PATH + "/parks")
                .then()
                .statusCode(201)
                .body("parks.findAll { it.park in ['泰达', '保税区'] }.park", contains("泰达", "保税区"));
        as(OFFICER).get(PATH + "/parks").then().body("year", contains(2022));
        as(OFFICER)
                .get("/v1/duties?policy=bh22-park-appraisal&district=" + DISTRICT)
                .then()
                .body("items.findAll { it.state == 'FULFILLED' }.due", contains("2023-06-30"))
                .body("items.findAll { it.state == 'OPEN' }.due", hasItem("2024-06-30"));
        as(Tokens.officer("120103")).get(PATH + "/parks").then().statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse evaluate(int year, List<Map<String, Object>> entries) {
        return command(OFFICER)
                .body(Map.of("year", year, "enterprises", entries))
                .post(PATH + "/evaluations")
                .then();
    }

    private static Map<String, Object> entry(String enterprise, String park, String area, int tax) {
        return Map.of(
                "enterprise", enterprise, "park", park, "area", new BigDecimal(area), "totals", Map.of("tax", tax));
    }

    private static Map<String, Object> scheme() {
        return Map.of(
                "title",
                "滨海新区亩均评价办法",
                "validFrom",
                "2022-01-01",
                "cap",
                new BigDecimal("1.5"),
                "measures",
                List.of(Map.of(
                        "key", "tax", "title", "税收", "unit", "万元", "weight", 100, "benchmark", 20, "better", "HIGHER")),
                "grades",
                List.of(
                        Map.of("grade", "A", "from", 90),
                        Map.of("grade", "B", "from", 60),
                        Map.of("grade", "C", "from", 40),
                        Map.of("grade", "D", "from", 0)),
                "appraisalDue",
                "06-30");
    }
}
