package cn.huice.land.redevelopment;

import static cn.huice.land.redevelopment.Redevelopment.DEPARTMENT;
import static cn.huice.land.redevelopment.Redevelopment.land;
import static cn.huice.land.redevelopment.Redevelopment.parcel;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.huice.land.ogc.Survey;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 七（四）2: each at most 3 亩, all at most a tenth of the unit, for the neighbour only. Rows 190 to 199 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CornerPlotTest {
    private static final String DISTRICT = "120104";
    private static final Map<String, Object> HOLDER = Map.of("kind", "enterprise", "id", "E-CORNER");

    @BeforeEach
    void on_a_friday() {
        SettableClock.set(LocalDate.of(2022, 5, 6));
    }

    @Test
    void three_mu_and_a_tenth_will_do_and_one_more_plot_is_too_much() {
        // 60 亩 in all: 54 of the neighbour, and two plots of 3 亩 beside it.
        String held = parcel(
                DISTRICT,
                Survey.box(0, 190, 1, 191),
                area("36000", "holderKind", "enterprise", "holderId", "E-CORNER"));
        String first = parcel(DISTRICT, Survey.box(1, 190, 1.05, 191), area("2000"));
        String second = parcel(DISTRICT, Survey.box(0, 191, 1, 191.05), area("2000"));
        String unit = Redevelopment.unit(List.of(held, first, second));
        plot(unit, first, HOLDER)
                .statusCode(201)
                .body("plot.adjacent", equalTo(true))
                .body("plot.area", equalTo(3.0f))
                .body("assessment.outcome", equalTo("ELIGIBLE"));
        plot(unit, second, HOLDER).statusCode(201).body("assessment.outcome", equalTo("ELIGIBLE"));
        plot(unit, second, HOLDER).statusCode(409).body("code", equalTo("plot-registered"));

        String holder = Tokens.applicant("E-CORNER", "enterprise");
        String application = command(holder)
                .body(Map.of(
                        "policy",
                        "ineff20-agreement-grant-corner",
                        "district",
                        DISTRICT,
                        "related",
                        List.of(land(first)),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (String action : List.of("accept", "approve", "approve")) {
            act(Tokens.officer(DISTRICT), application, action).then().statusCode(200);
        }
        as(Tokens.officer(DISTRICT))
                .get("/v1/negotiated-grants")
                .then()
                .statusCode(200)
                .body("items.parcel", contains(first))
                .body("items.policy", contains("ineff20-agreement-grant-corner"));
    }

    @Test
    void a_plot_over_the_tenth_or_for_somebody_else_is_refused_by_the_article() {
        String held = parcel(
                DISTRICT, Survey.box(4, 190, 5, 191), area("35999.99", "holderKind", "enterprise", "holderId", "E-C2"));
        String first = parcel(DISTRICT, Survey.box(5, 190, 5.05, 191), area("2000"));
        String second = parcel(DISTRICT, Survey.box(4, 191, 5, 191.05), area("2000"));
        String far = parcel(DISTRICT, Survey.box(7, 190, 7.05, 191), area("2000.01"));
        String unit = Redevelopment.unit(List.of(held, first, second));
        plot(unit, first, Map.of("kind", "enterprise", "id", "E-STRANGER"))
                .statusCode(201)
                .body("plot.adjacent", equalTo(false))
                .body("assessment.outcome", equalTo("INELIGIBLE"));
        plot(unit, second, Map.of("kind", "enterprise", "id", "E-C2"))
                .statusCode(201)
                .body("assessment.outcome", equalTo("INELIGIBLE"))
                .body("assessment.trace.findAll { it.state == 'UNMET' }.article", hasItem("七（四）2"));
        plot(unit, far, HOLDER).statusCode(422).body("errors[0].field", equalTo("parcel"));
        as(Tokens.officer(DISTRICT))
                .get("/v1/survey-units/" + unit + "/corner-plots")
                .then()
                .statusCode(200)
                .body("assessment.outcome", contains("INELIGIBLE", "INELIGIBLE"));
        plot("DX000000-00000", first, HOLDER).statusCode(404);
    }

    private static io.restassured.response.ValidatableResponse plot(
            String unit, String parcel, Map<String, Object> holder) {
        return command(DEPARTMENT)
                .body(Map.of("parcel", parcel, "holder", holder))
                .post("/v1/survey-units/" + unit + "/corner-plots")
                .then();
    }

    private static Map<String, Object> area(String squareMetres, String... more) {
        Map<String, Object> properties = new java.util.HashMap<>();
        properties.put("registeredArea", new BigDecimal(squareMetres));
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        return properties;
    }
}
