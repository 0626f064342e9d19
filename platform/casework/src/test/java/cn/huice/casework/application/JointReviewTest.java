package cn.huice.casework.application;

import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class JointReviewTest {
    private static final String TAX = Tokens.department("税务");
    private static final String LABOUR = Tokens.department("人社");

    private final Enterprise enterprise = Enterprise.some();

    @BeforeEach
    void a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_case_moves_on_when_the_last_department_has_agreed() {
        String id = underJointReview();
        as(TAX).get("/v1/tasks?limit=200").then().statusCode(200).body("items.id", hasItem(id));
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(409).body("code", equalTo("action-not-possible"));

        answer(TAX, id, "税务", true, null).statusCode(200).body("step.kind", equalTo("FIRST_REVIEW"));
        as(TAX).get("/v1/tasks?limit=200").then().body("items.id", not(hasItem(id)));
        answer(TAX, id, "税务", false, "改了主意").statusCode(409).body("code", equalTo("opinion-given"));
        answer(LABOUR, id, "人社", true, "参保情况属实").statusCode(200).body("step.kind", equalTo("DECISION"));
    }

    @Test
    void one_veto_sends_it_back_with_everybodys_reasons_and_all_are_asked_anew() {
        String id = underJointReview();
        answer(TAX, id, "税务", false, null).statusCode(400).body("errors[0].field", equalTo("reason"));
        answer(TAX, id, "税务", false, "税务登记地址不符").statusCode(200).body("state", equalTo("IN_PROGRESS"));
        answer(LABOUR, id, "人社", true, null)
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("history.comment", hasItem(containsString("税务登记地址不符")));

        act(enterprise.token(), id, "submit")
                .then()
                .statusCode(200)
                .body("opinions.agrees", equalTo(Arrays.asList(null, null)));
        answer(TAX, id, "税务", true, null).statusCode(200);
        answer(LABOUR, id, "人社", true, null).statusCode(200).body("step.kind", equalTo("DECISION"));
    }

    @Test
    void only_a_department_that_is_asked_sees_the_case_and_answers_for_itself() {
        String id = underJointReview();
        answer(Tokens.department("科技"), id, "科技", true, null).statusCode(404);
        as(Tokens.department("科技")).get("/v1/applications/" + id).then().statusCode(404);
        answer(TAX, id, "人社", true, null).statusCode(403).body("code", equalTo("not-your-department"));
        answer(enterprise.token(), id, "税务", true, null).statusCode(403);
        act(CITY_OFFICER, id, "reject").then().statusCode(200);
        answer(TAX, id, "税务", true, null).statusCode(409).body("code", equalTo("no-joint-review"));
    }

    @Test
    void the_clock_stands_still_while_the_case_is_with_its_applicant() {
        String id = enterprise.apply("grant-joint", "1000000.00");
        assertEquals("2023-06-12", seen(id).getString("step.due"));
        SettableClock.set(LocalDate.of(2023, 6, 7));
        act(DISTRICT_OFFICER, id, "return").then().statusCode(200);
        assertNull(seen(id).getString("step.due"));
        assertEquals("2023-06-07", seen(id).getString("step.pausedOn"));

        // Eight working days with the applicant: 8, 9, 12 to 16 and 19 June. 22 and 23 June are off; Sunday the 25th is
        // worked.
        SettableClock.set(LocalDate.of(2023, 6, 19));
        act(enterprise.token(), id, "submit").then().statusCode(200);
        assertEquals("2023-06-25", seen(id).getString("step.due"));
        assertNull(seen(id).getString("step.pausedOn"));
    }

    @Test
    void a_late_case_appears_on_the_list_of_whom_the_step_names() {
        String finance = Tokens.role("finance");
        String id = enterprise.apply("grant-joint", "1000000.00");
        SettableClock.set(LocalDate.of(2023, 6, 12));
        as(finance).get("/v1/tasks?limit=200").then().statusCode(200).body("items.id", not(hasItem(id)));

        SettableClock.set(LocalDate.of(2023, 6, 13));
        Awaitility.await().until(() -> seen(id).getString("step.escalatedOn") != null);
        as(finance).get("/v1/tasks?limit=200").then().body("items.id", hasItem(id));
        as(CITY_OFFICER)
                .get("/v1/applications/" + id)
                .then()
                .body("history.event", hasItem("cn.huice.application.escalated.v1"));
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        as(finance).get("/v1/tasks?limit=200").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void what_fails_inspection_after_the_decision_is_put_right_or_rejected() {
        String id = underJointReview();
        answer(TAX, id, "税务", true, null).statusCode(200);
        answer(LABOUR, id, "人社", true, null).statusCode(200);
        act(CITY_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("INSPECTION"));
        act(DISTRICT_OFFICER, id, "return").then().statusCode(200).body("state", equalTo("RETURNED"));
        act(enterprise.token(), id, "withdraw").then().statusCode(409);
        act(enterprise.token(), id, "submit").then().statusCode(200).body("state", equalTo("APPROVED"));
        act(DISTRICT_OFFICER, id, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("history.event", hasItem("cn.huice.application.inspected.v1"));
    }

    private String underJointReview() {
        String id = enterprise.apply("grant-joint", "1000000.00");
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        return id;
    }

    private static ValidatableResponse answer(
            String token, String id, String department, boolean agrees, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("department", department, "agrees", agrees));
        body.put("reason", reason);
        return command(token)
                .body(body)
                .post("/v1/applications/" + id + "/opinions")
                .then();
    }
}
