package cn.huice.casework.interview;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class InterviewTest {
    private static final String CITY = "enterprise.registered_city";
    private static final String EXPENSE = "enterprise.rd_expense_prior_year";
    private final String applicant = Tokens.applicant(newSubject(), "enterprise");

    private ValidatableResponse ask(Map<String, ?> facts, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("asOf", "2023-06-05");
        body.put("policies", List.of("open-grant", "equipment-grant"));
        body.put("facts", facts);
        return as(applicant).body(body).post("/v1/interviews").then();
    }

    @Test
    void an_app_that_knows_nothing_is_given_the_question_that_decides_most() {
        ask(Map.of(), Map.of())
                .statusCode(200)
                .body("questions", hasSize(1))
                .body("questions[0].attribute", equalTo(CITY))
                .body("questions[0].type", equalTo("ENUM"))
                .body("questions[0].options.code", hasItem("tianjin"))
                .body("questions[0].waiting", equalTo(List.of("equipment-grant", "open-grant")))
                .body("open", equalTo(2))
                .body("settled", equalTo(0));
    }

    @Test
    void its_answer_settles_what_is_refused_and_leads_on_to_the_amount_of_what_is_not() {
        ask(Map.of(CITY, "other"), Map.of())
                .body("questions", hasSize(0))
                .body("settled", equalTo(2))
                .body("eligible", hasSize(0));
        ask(Map.of(CITY, "tianjin"), Map.of())
                .body("questions[0].attribute", equalTo(EXPENSE))
                .body("questions[0].unit", equalTo("CNY"));
        ask(Map.of(CITY, "tianjin", EXPENSE, "10000.00"), Map.of())
                .body("questions", hasSize(0))
                .body("open", equalTo(0))
                .body("eligible.amount.value", equalTo(List.of("1000.00", "1000.00")));
    }

    @Test
    void what_was_passed_over_is_not_asked_again() {
        ask(Map.of(), Map.of("passed", List.of(CITY)))
                .statusCode(200)
                .body("questions.attribute", not(hasItem(CITY)))
                .body("open", equalTo(2));
    }

    @Test
    void an_unknown_attribute_is_named() {
        ask(Map.of(), Map.of("passed", List.of("enterprise.no_such_thing")))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("passed[0]"));
        ask(Map.of("enterprise.no_such_thing", 1), Map.of())
                .statusCode(400)
                .body("errors[0].field", containsString("no_such_thing"));
    }

    @Test
    void somebody_elses_register_is_not_there() {
        ask(Map.of(), Map.of("subject", Map.of("kind", "enterprise", "id", newSubject())))
                .statusCode(404);
    }
}
