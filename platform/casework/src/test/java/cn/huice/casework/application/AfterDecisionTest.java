package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reservedAndPaid;
import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.Paying;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 审定, 验收, 拨付, 绩效, 办结. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class AfterDecisionTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Inject
    Journal journal;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();

    @BeforeEach
    void a_budget() {
        SettableClock.set(RdAward.MONDAY);
        RdAward.published(policy, "流程: 验收拨付绩效");
        newBudget(policy, 2023, "city", "120000", "1500.00");
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void what_the_money_brought_about_is_appraised_and_a_paid_case_is_put_right_but_never_rejected() {
        String id = decided();
        act(DISTRICT_OFFICER, id, Map.of("action", "return", "comment", "设备尚未到齐"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("step.kind", equalTo("INSPECTION"));
        act(enterprise.token(), id, "withdraw").then().statusCode(409).body("code", equalTo("action-not-possible"));
        act(enterprise.token(), id, "submit").then().statusCode(200).body("state", equalTo("APPROVED"));
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("PAYMENT"));
        await().atMost(LONG_ENOUGH).until(() -> seen(id).getString("granted") != null);
        act(CITY_OFFICER, id, "reject").then().statusCode(409).body("code", equalTo("action-not-possible"));
        Paying.instalment(id, 1, "1000.00");
        assertEquals("PERFORMANCE", seen(id).getString("step.kind"));
        assertEquals(
                List.of("approve", "return"),
                seen(id).getList("actions").stream().sorted().toList());

        act(CITY_OFFICER, id, Map.of("action", "reject", "comment", "未达目标"))
                .then()
                .statusCode(409)
                .body("code", equalTo("action-not-possible"))
                .body("errors[0].reason", containsString("approve, return"));
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(403).body("code", equalTo("not-your-step"));
        act(CITY_OFFICER, id, Map.of("action", "return", "comment", "请补交绩效报告"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("step.kind", equalTo("PERFORMANCE"));
        assertEquals(List.of("0.00", "1000.00"), reservedAndPaid(policy));
        act(enterprise.token(), id, "withdraw").then().statusCode(409);
        act(enterprise.token(), id, "submit")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("step.kind", equalTo("PERFORMANCE"));
        act(CITY_OFFICER, id, "approve").then().statusCode(200).body("state", equalTo("COMPLETED"));

        assertEquals(List.of("0.00", "1000.00"), reservedAndPaid(policy));
        List<String> told = journal.stream("application:" + id).stream()
                .map(JournalEntry::type)
                .filter(type -> type.startsWith("cn.huice.application."))
                .map(type -> type.replaceAll("cn.huice.application.|.v1", ""))
                .filter(type -> !type.equals("remarked"))
                .toList();
        assertEquals(
                List.of("inspected", "granted", "paid", "returned", "submitted", "appraised"),
                told.subList(told.indexOf("inspected"), told.size()),
                told::toString);
    }

    @Test
    void what_fails_inspection_before_it_is_paid_is_rejected_and_its_money_is_free_again() {
        String id = decided();
        assertEquals(List.of("1000.00", "0.00"), reservedAndPaid(policy));
        as(DISTRICT_OFFICER)
                .get("/v1/applications/" + id)
                .then()
                .body("actions", contains("approve", "return", "reject"));
        act(DISTRICT_OFFICER, id, Map.of("action", "reject", "comment", "验收不合格"))
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"));
        assertEquals(List.of("0.00", "0.00"), reservedAndPaid(policy));
    }

    private String decided() {
        String id = enterprise.apply(policy, RdAward.facts());
        act(DISTRICT_OFFICER, id, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("step.kind", equalTo("INSPECTION"));
        return id;
    }
}
