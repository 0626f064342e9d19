package cn.huice.casework.application;

import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Api;
import cn.huice.casework.testbed.Enterprise;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** District and city review one after the other: batches, delegation, sending back, opening again, quotas. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class TwoLevelTest {
    private static final String AUDITOR = Tokens.role("auditor");

    @BeforeEach
    void a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void the_city_sends_back_to_the_district_and_not_to_the_applicant() {
        String id = filed("grant-two-level");
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("SECOND_REVIEW"));
        act(DISTRICT_OFFICER, id, Map.of("action", "remand", "comment", "x"))
                .then()
                .statusCode(403);
        act(CITY_OFFICER, id, "remand").then().statusCode(400).body("errors[0].field", equalTo("comment"));
        act(CITY_OFFICER, id, Map.of("action", "remand", "comment", "辅助账未核"))
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("step.kind", equalTo("FIRST_REVIEW"))
                .body("step.due", equalTo("2023-06-12"))
                .body("history.event", hasItem("cn.huice.application.remanded.v1"));
    }

    @Test
    void whoever_passes_the_first_review_leaves_the_second_to_somebody_else() {
        String id = filed("grant-two-level");
        act(CITY_OFFICER, id, "approve").then().statusCode(200);
        act(CITY_OFFICER, id, "approve").then().statusCode(403).body("code", equalTo("same-reviewer"));
        act(Tokens.officer("officer-second", "120000"), id, "approve")
                .then()
                .statusCode(200)
                .body("step.kind", equalTo("DECISION"));
    }

    @Test
    void a_rejection_is_opened_again_by_the_city_when_an_objection_against_it_is_right() {
        String id = filed("grant-two-level");
        act(DISTRICT_OFFICER, id, "reject").then().statusCode(200).body("state", equalTo("REJECTED"));
        act(DISTRICT_OFFICER, id, Map.of("action", "reopen", "comment", "x"))
                .then()
                .statusCode(403);
        act(CITY_OFFICER, id, Map.of("action", "reopen", "comment", "异议成立：费用归集正确"))
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("step.kind", equalTo("FIRST_REVIEW"))
                .body("history.comment", hasItem("异议成立：费用归集正确"));
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200);
    }

    @Test
    void one_decision_on_many_cases_is_done_for_each_by_itself_and_answered_the_same_again() {
        String first = filed("grant-two-level");
        String second = filed("grant-two-level");
        String changed = filed("grant-two-level");
        String elsewhere = UUID.randomUUID().toString();
        Map<String, Object> batch = Map.of(
                "action",
                "approve",
                "comment",
                "材料齐全",
                "applications",
                List.of(one(first, 0), one(elsewhere, 0), one(changed, -1), one(second, 0)));
        String key = UUID.randomUUID().toString();

        String answer = batch(DISTRICT_OFFICER, key, batch)
                .then()
                .statusCode(200)
                .body("done", equalTo(2))
                .body("refused", equalTo(2))
                .body("results.id", contains(first, elsewhere, changed, second))
                .body("results.status", contains(200, 404, 412, 200))
                .body("results[0].application.step.kind", equalTo("SECOND_REVIEW"))
                .body("results[1].problem.code", equalTo("not-found"))
                .body("results[3].problem", nullValue())
                .extract()
                .asString();
        assertEquals("FIRST_REVIEW", seen(changed).getString("step.kind"));

        assertEquals(answer, batch(DISTRICT_OFFICER, key, batch).asString());
        batch(DISTRICT_OFFICER, key, Map.of("action", "approve", "applications", List.of(one(first, 0))))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        batch(
                        DISTRICT_OFFICER,
                        UUID.randomUUID().toString(),
                        Map.of("action", "withdraw", "applications", List.of(one(first, 0))))
                .then()
                .statusCode(400);
    }

    @Test
    void an_officer_acts_for_another_as_long_as_that_one_lets_and_the_record_says_so() {
        String deputy = Tokens.officer("officer-deputy", Api.BINHAI);
        String id = filed("grant-two-level");
        act(deputy, id, "approve").then().statusCode(404);

        String delegation = delegated(DISTRICT_OFFICER, "officer-deputy", List.of("grant-two-level"))
                .statusCode(201)
                .extract()
                .path("id");
        as(deputy).get("/v1/tasks?limit=200").then().statusCode(200).body("items.id", hasItem(id));
        String other = filed("grant-joint");
        as(deputy).get("/v1/tasks?limit=200").then().body("items.id", not(hasItem(other)));
        act(deputy, id, "approve")
                .then()
                .statusCode(200)
                .body("history.event", hasItem("cn.huice.application.acted-on-behalf.v1"));
        act(deputy, id, Map.of("action", "remand", "comment", "x")).then().statusCode(403);

        String later = filed("grant-two-level");
        SettableClock.set(LocalDate.of(2023, 7, 1));
        act(deputy, later, "approve").then().statusCode(404);
        SettableClock.set(LocalDate.of(2023, 6, 6));
        command(DISTRICT_OFFICER)
                .post("/v1/delegations/" + delegation + "/revocation")
                .then()
                .statusCode(204);
        act(deputy, later, "approve").then().statusCode(404);
        as(AUDITOR).get("/v1/delegations?limit=1000").then().statusCode(200).body("items.id", hasItem(delegation));
    }

    @Test
    void nobody_delegates_to_himself_or_into_the_past_and_only_the_giver_takes_it_back() {
        delegated(DISTRICT_OFFICER, "officer-120103", List.of()).statusCode(400);
        delegated(DISTRICT_OFFICER, "officer-deputy", List.of("no-such-policy")).statusCode(400);
        String delegation = delegated(DISTRICT_OFFICER, "officer-other", List.of())
                .statusCode(201)
                .extract()
                .path("id");
        command(CITY_OFFICER)
                .post("/v1/delegations/" + delegation + "/revocation")
                .then()
                .statusCode(404);
    }

    @Test
    void a_quota_is_never_exceeded_not_by_one_applicant_and_not_by_all() {
        Enterprise greedy = Enterprise.some();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(atDecision(Enterprise.some()));
        }
        String one = atDecision(greedy);
        String two = atDecision(greedy);
        act(CITY_OFFICER, one, "approve").then().statusCode(200);
        act(CITY_OFFICER, two, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("quota-exhausted"))
                .body("errors[0].rule", equalTo("第四条"));
        act(CITY_OFFICER, ids.get(0), "approve").then().statusCode(200);
        act(CITY_OFFICER, ids.get(1), "approve").then().statusCode(409).body("errors[0].rule", equalTo("第三条"));
        as(CITY_OFFICER)
                .get("/v1/quotas?policy=grant-counted&year=2023")
                .then()
                .statusCode(200)
                .body("taken", contains(2))
                .body("count", contains(2));
    }

    private static String atDecision(Enterprise enterprise) {
        String id = enterprise.apply("grant-counted", "1000000.00");
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200);
        act(CITY_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("DECISION"));
        return id;
    }

    private static String filed(String policy) {
        return Enterprise.some().apply(policy, "1000000.00");
    }

    private static Map<String, Object> one(String id, int stale) {
        Integer revision = as(CITY_OFFICER).get("/v1/applications/" + id).path("revision");
        return Map.of("id", id, "revision", (revision == null ? 1 : revision) + stale);
    }

    private static Response batch(String token, String key, Map<String, Object> batch) {
        return as(token).header("Idempotency-Key", key).body(batch).post("/v1/application-batches");
    }

    private static ValidatableResponse delegated(String token, String to, List<String> policies) {
        return command(token)
                .body(Map.of(
                        "to", to, "policies", policies, "from", "2023-06-05", "until", "2023-06-30", "reason", "休假"))
                .post("/v1/delegations")
                .then();
    }
}
