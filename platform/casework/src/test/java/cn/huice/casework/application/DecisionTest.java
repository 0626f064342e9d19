package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reserved;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.sql.Database;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision sets its money aside last of all; where there is not enough, nothing of the decision stays. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class DecisionTest {
    @Inject
    Database database;

    private final String policy = Written.newId();

    @BeforeEach
    void a_budget_for_one_award_and_a_half() {
        SettableClock.set(RdAward.MONDAY);
        RdAward.published(policy, "流程: 审定后拨付");
        newBudget(policy, 2023, "city", "120000", "1500.00");
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_decision_the_budget_does_not_suffice_for_is_refused_and_leaves_nothing() {
        String first = accepted();
        String second = accepted();
        act(DISTRICT_OFFICER, first, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        JsonPath before = seen(second);
        act(DISTRICT_OFFICER, second, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("budget-exceeded"))
                .body("errors[0].field", equalTo("amount"));
        assertUntouched(second, before);
        assertEquals(List.of("1000.00"), reserved(policy, 2023));
    }

    @Test
    void of_a_batch_what_the_budget_suffices_for_is_decided() {
        String first = accepted();
        String second = accepted();
        JsonPath before = seen(second);
        command(DISTRICT_OFFICER)
                .body(Map.of("action", "approve", "applications", List.of(seenAs(first), seenAs(second))))
                .post("/v1/application-batches")
                .then()
                .statusCode(200)
                .body("done", equalTo(1))
                .body("results.status", contains(200, 409))
                .body("results[1].problem.code", equalTo("budget-exceeded"));
        assertUntouched(second, before);
        assertEquals(List.of("1000.00"), reserved(policy, 2023));
    }

    private void assertUntouched(String id, JsonPath before) {
        assertEquals(before.getString("state"), seen(id).getString("state"));
        assertEquals(before.getString("step.kind"), seen(id).getString("step.kind"));
        assertEquals(before.getInt("revision"), seen(id).getInt("revision"));
        assertEquals(
                before.getList("history").size(), seen(id).getList("history").size());
        assertEquals(List.of(), database.list("select id from claim where case_id = ?", row -> row.getString(1), id));
    }

    private String accepted() {
        String id = Enterprise.some().apply(policy, RdAward.facts());
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        return id;
    }

    private static Map<String, Object> seenAs(String id) {
        return Map.of("id", id, "revision", seen(id).getInt("revision"));
    }
}
