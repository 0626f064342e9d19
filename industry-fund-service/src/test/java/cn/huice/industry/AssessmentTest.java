package cn.huice.industry;

import static cn.huice.testing.Calls.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class AssessmentTest {
    private static final String ENTERPRISE = Tokens.applicant("E-0001", "enterprise");

    @Test
    void the_amount_is_exact_and_every_line_cites_its_article() {
        as(ENTERPRISE)
                .body(Map.of("asOf", "2023-06-01", "policies", List.of(Industry.POLICY), "facts", Industry.facts()))
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("ELIGIBLE"))
                .body("results[0].amount.value", equalTo("187500.00"))
                .body("results[0].amount.unit", equalTo("CNY"))
                .body("results[0].ceiling", nullValue())
                .body("results[0].trace.article", hasItem(containsString("第七条")));
    }

    @Test
    void a_missing_fact_is_unknown_and_named() {
        Map<String, Object> facts = Industry.facts();
        facts.remove("enterprise.in_dishonesty_record");
        as(ENTERPRISE)
                .body(Map.of("asOf", "2023-06-01", "policies", List.of(Industry.POLICY), "facts", facts))
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("UNKNOWN"))
                .body("results[0].needs", equalTo(List.of("enterprise.in_dishonesty_record")));
    }

    @Test
    void after_its_last_day_a_policy_is_not_in_force() {
        as(ENTERPRISE)
                .body(Map.of("asOf", "2025-01-01", "policies", List.of(Industry.POLICY), "facts", Industry.facts()))
                .post("/v1/assessments")
                .then()
                .body("results[0].outcome", equalTo("NOT_IN_FORCE"));
    }

    @Test
    void a_misspelt_attribute_is_refused_with_the_nearest_right_name() {
        as(ENTERPRISE)
                .body(Map.of("facts", Map.of("enterprise.rd_expence_prior_year", "1.00")))
                .post("/v1/assessments")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("facts.enterprise.rd_expence_prior_year"))
                .body("errors[0].reason", containsString("enterprise.rd_expense_prior_year"));
    }

    @Test
    void policies_are_public_and_nothing_else_is() {
        given().get("/v1/policies/" + Industry.POLICY + "?asOf=2023-06-01")
                .then()
                .statusCode(200)
                .body("inForce", equalTo(true))
                .body("procedure.steps.size()", equalTo(7));
        given().contentType("application/json")
                .body("{}")
                .post("/v1/assessments")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }
}
