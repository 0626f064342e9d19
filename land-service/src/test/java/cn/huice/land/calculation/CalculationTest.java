package cn.huice.land.calculation;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.policy.Editions;
import cn.huice.land.ogc.Survey;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.testing.walk.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CalculationTest {
    private static final String OFFICER = Tokens.officer("120116");

    @Inject
    Editions editions;

    @BeforeEach
    void while_both_rules_are_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void both_rules_stand_side_by_side_with_their_articles_and_replay() {
        String id = command(OFFICER)
                .body(Map.of("topic", "lease-then-grant-rent", "facts", terms()))
                .post("/v1/calculations")
                .then()
                .statusCode(201)
                .body("results.policy", contains("land18-lease-then-grant-rent", "bh22-lease-then-grant-rent"))
                .body("results[0].amount.value", equalTo("800000.00"))
                .body("results[0].trace.article", hasItem("三（四）"))
                .body("results[1].amount.value", equalTo("1440000.00"))
                .body("results[1].trace.article", hasItem("三（一）2"))
                .extract()
                .path("id");
        as(OFFICER)
                .get("/v1/calculations/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("same", equalTo(true))
                .body("results[1].amount.value", equalTo("1440000.00"));
        as(Tokens.role("auditor"))
                .get("/v1/calculations/" + id)
                .then()
                .statusCode(200)
                .body("facts.'supply.deal_price'.value", equalTo("4800000.00"));
        as(Tokens.officer("120103")).get("/v1/calculations/" + id).then().statusCode(404);
        as(Tokens.role("auditor"))
                .get("/v1/journal?stream=calculation/" + id)
                .then()
                .body("items[0].type", equalTo("cn.huice.calculation.made.v1"));
    }

    @Test
    void what_is_registered_of_a_parcel_goes_in_and_stays_with_the_result() {
        Survey.register(4000, 0, 400).then().statusCode(201);
        String id = command(Tokens.role("auditor"))
                .body(Map.of(
                        "topic",
                        "far-increase",
                        "facts",
                        Map.of(
                                "parcel.conforms_urban_plan",
                                true,
                                "parcel.use_changed",
                                false,
                                "parcel.far_increased",
                                true),
                        "subject",
                        Map.of("kind", "parcel", "id", Survey.code(4000))))
                .post("/v1/calculations")
                .then()
                .statusCode(201)
                .body("facts.'parcel.use_class'.value", equalTo("industrial"))
                .body("facts.'parcel.use_class'.standing", equalTo("VERIFIED"))
                .body("results.findAll { it.policy == 'bh22-no-extra-price' }.outcome", contains("ELIGIBLE"))
                .extract()
                .path("id");
        as(Tokens.role("auditor"))
                .get("/v1/calculations/" + id + "/replay")
                .then()
                .body("same", equalTo(true));
    }

    @Test
    void outside_its_years_a_rule_says_so_beside_the_other() {
        command(OFFICER)
                .body(Map.of("topic", "lease-then-grant-rent", "asOf", "2021-06-01", "facts", terms()))
                .post("/v1/calculations")
                .then()
                .body("results[0].outcome", equalTo("ELIGIBLE"))
                .body("results[1].outcome", equalTo("NOT_IN_FORCE"));
    }

    @Test
    void a_topic_or_policies_are_named() {
        for (Map<String, Object> request : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("topic", "rent-in-general"),
                Map.of("topic", "exit", "policies", List.of("bh22-exit")))) {
            command(OFFICER)
                    .body(request)
                    .post("/v1/calculations")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", equalTo("topic"));
        }
        as(OFFICER).get("/v1/calculations/nothing").then().statusCode(404);
    }

    @Test
    void every_topic_names_policies_that_can_be_worked_out() {
        for (Topic topic : Topic.ALL) {
            assertTrue(topic.policies().size() > 1, topic.id());
            topic.policies().forEach(policy -> editions.current().assessable("policies", policy));
        }
    }

    static List<Topic> topics() {
        return Topic.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    void every_topic_is_worked_out_for_the_examples_of_its_rules_and_replays(Topic topic) {
        for (String policy : topic.policies()) {
            List<Question> questions = Question.of(policy);
            assertFalse(questions.isEmpty(), policy);
            for (Question question : questions) {
                JsonPath made = command(OFFICER)
                        .body(Map.of("topic", topic.id(), "asOf", question.day().toString(), "facts", question.facts()))
                        .post("/v1/calculations")
                        .then()
                        .statusCode(201)
                        .body("results.policy", equalTo(topic.policies()))
                        .extract()
                        .jsonPath();
                as(OFFICER)
                        .get("/v1/calculations/" + made.getString("id") + "/replay")
                        .then()
                        .statusCode(200)
                        .body("same", equalTo(true))
                        .body("results.outcome", equalTo(made.getList("results.outcome")))
                        .body("results.amount", equalTo(made.getList("results.amount")));
            }
        }
    }

    private static Map<String, Object> terms() {
        return Map.of(
                "supply.mode", "lease_then_grant",
                "supply.district", "binhai",
                "supply.listing_start_price", "4000000.00",
                "supply.deal_price", "4800000.00",
                "supply.lease_term_years", "6",
                "supply.total_term_years", "20");
    }
}
