package cn.huice.land.redevelopment;

import static cn.huice.land.redevelopment.Redevelopment.bureau;
import static cn.huice.land.redevelopment.Redevelopment.filed;
import static cn.huice.land.redevelopment.Redevelopment.land;
import static cn.huice.land.redevelopment.Redevelopment.parcel;
import static cn.huice.land.redevelopment.Redevelopment.survey;
import static cn.huice.land.redevelopment.Redevelopment.unit;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a district publishes decides with the policies. Districts 120118 and 120119 are this test's. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CriteriaTest {
    private static final String DISTRICT = "120118";
    private static final String OFFICER = Tokens.officer(DISTRICT);
    private static final String PATH = "/v1/districts/" + DISTRICT + "/inefficiency-criteria";

    @BeforeEach
    void on_a_friday() {
        SettableClock.set(LocalDate.of(2022, 5, 6));
    }

    @Test
    void two_aspects_that_fall_short_are_needed_where_the_district_says_so() {
        publish("2022-01-01", 2);
        String enough = unit(
                List.of(parcel(DISTRICT)),
                survey(Map.of(), Map.of("USE_INTENSITY", new BigDecimal("0.79"), "INPUT_OUTPUT", 9)));
        evaluation(enough, "2022-05-06")
                .body("result", equalTo("INEFFICIENT"))
                .body("aspects.find { it.aspect == 'USE_INTENSITY' }.finding", equalTo("FALLS_SHORT"))
                .body("reasons.article", hasItem("四"))
                .body("reasons.text", hasItem(containsString("容积率低于 0.8")));
        String one = unit(
                List.of(parcel(DISTRICT)),
                survey(Map.of(), Map.of("USE_INTENSITY", new BigDecimal("0.80"), "INPUT_OUTPUT", 9, "FIRE_SAFETY", 0)));
        evaluation(one, "2022-05-06")
                .body("result", equalTo("NOT_INEFFICIENT"))
                .body("aspects.find { it.aspect == 'USE_INTENSITY' }.finding", equalTo("SUFFICES"));
        String application = filed("ineff20-determination-mapping", DISTRICT, List.of(land(one)), Map.of());
        act(bureau(DISTRICT), application, "submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-inefficient"))
                .body("errors.rule", hasItem("ineff20-district-criteria 四"));
        String open = unit(List.of(parcel(DISTRICT)), survey(Map.of(), Map.of("INPUT_OUTPUT", 9)));
        evaluation(open, "2022-05-06")
                .body("result", equalTo("UNDECIDED"))
                .body("aspects.find { it.aspect == 'FIRE_SAFETY' }.finding", equalTo("UNMEASURED"));
        String undecided = filed("ineff20-determination-mapping", DISTRICT, List.of(land(open)), Map.of());
        act(bureau(DISTRICT), undecided, "submit").then().statusCode(422).body("code", equalTo("determination-open"));
    }

    @Test
    void a_later_version_holds_from_its_first_day_on() {
        String district = "120119";
        String path = "/v1/districts/" + district + "/inefficiency-criteria";
        String unit = unit(List.of(parcel(district)), survey(Map.of(), Map.of("USE_INTENSITY", new BigDecimal("0.9"))));
        command(Tokens.officer(district))
                .body(criteria("2022-01-01", 1, "1.0"))
                .post(path)
                .then()
                .statusCode(201);
        command(Tokens.officer(district))
                .body(criteria("2022-06-01", 1, "0.8"))
                .post(path)
                .then()
                .statusCode(201);
        as(OFFICER).get(path).then().body("version", contains(2, 1));
        String officer = Tokens.officer(district);
        as(officer)
                .get("/v1/survey-units/" + unit + "/evaluation?asOf=2022-05-31")
                .then()
                .body("criteriaVersion", equalTo(1))
                .body("result", equalTo("INEFFICIENT"));
        SettableClock.set(LocalDate.of(2022, 7, 1));
        as(officer)
                .get("/v1/survey-units/" + unit + "/evaluation?asOf=2022-06-01")
                .then()
                .body("criteriaVersion", equalTo(2))
                .body("result", equalTo("NOT_INEFFICIENT"));
    }

    @Test
    void criteria_come_in_yaml_too_and_what_is_wrong_is_named() {
        String yaml = """
                title: 判断标准
                validFrom: '2030-01-01'
                needed: 1
                aspects:
                - {aspect: ENVIRONMENT, measure: 环保处罚, unit: 次, when: ABOVE, threshold: 0}
                """;
        yaml(OFFICER, yaml).statusCode(201).body("aspects[0].aspect", equalTo("ENVIRONMENT"));
        yaml(OFFICER, yaml.replace("needed: 1", "needed: 3"))
                .statusCode(400)
                .body("errors[0].field", equalTo("needed"));
        yaml(OFFICER, "aspects: [").statusCode(400).body("errors[0].field", equalTo("body"));
        yaml(OFFICER, yaml.replace("ENVIRONMENT", "WEATHER")).statusCode(400);
        yaml(OFFICER, yaml.replace("title: 判断标准\n", "")).statusCode(400);
        yaml(Tokens.officer("120103"), yaml).statusCode(403);
        command(OFFICER)
                .body(Map.of(
                        "title",
                        "判断标准",
                        "validFrom",
                        "2022-01-01",
                        "needed",
                        1,
                        "aspects",
                        List.of(aspect("LAYOUT", "1"), aspect("LAYOUT", "2"))))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("aspects[1].aspect"));
    }

    private static io.restassured.response.ValidatableResponse yaml(String token, String text) {
        return command(token)
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .contentType("application/yaml")
                .body(text)
                .post(PATH)
                .then();
    }

    private static io.restassured.response.ValidatableResponse evaluation(String unit, String day) {
        return as(OFFICER)
                .get("/v1/survey-units/" + unit + "/evaluation?asOf=" + day)
                .then()
                .statusCode(200);
    }

    private static void publish(String from, int needed) {
        command(OFFICER)
                .body(Map.of(
                        "title",
                        "低效用地判断标准",
                        "validFrom",
                        from,
                        "needed",
                        needed,
                        "aspects",
                        List.of(
                                aspect("USE_INTENSITY", "0.8"),
                                Map.of(
                                        "aspect",
                                        "INPUT_OUTPUT",
                                        "measure",
                                        "亩均税收",
                                        "unit",
                                        "万元/亩",
                                        "when",
                                        "BELOW",
                                        "threshold",
                                        10),
                                Map.of(
                                        "aspect",
                                        "FIRE_SAFETY",
                                        "measure",
                                        "消防隐患",
                                        "unit",
                                        "处",
                                        "when",
                                        "ABOVE",
                                        "threshold",
                                        0))))
                .post(PATH)
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> criteria(String from, int needed, String threshold) {
        return Map.of(
                "title",
                "低效用地判断标准",
                "validFrom",
                from,
                "needed",
                needed,
                "aspects",
                List.of(aspect("USE_INTENSITY", threshold)));
    }

    private static Map<String, Object> aspect(String aspect, String threshold) {
        return Map.of(
                "aspect",
                aspect,
                "measure",
                "容积率",
                "unit",
                "",
                "when",
                "BELOW",
                "threshold",
                new BigDecimal(threshold));
    }
}
