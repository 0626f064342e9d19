package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.assess;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 每: awards of one group count together by year, project or a fact; and policies that give a day instead of a sum. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class MarksTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Inject
    Register register;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();

    @BeforeEach
    void a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    private void publish(String awards) {
        RdAward.published(policy, "流程: 审定后拨付\n" + awards.formatted(policy));
        newBudget(policy, 2023, "city", "120000", "1000000");
        newBudget(policy, 2024, "city", "120000", "1000000");
    }

    private String project() {
        var project = new SubjectId("project", "P-" + UUID.randomUUID());
        register.ensure(project, HEXI);
        return project.id();
    }

    private Response file(List<String> projects, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("enterprise.in_dishonesty_record", false);
        facts.put("enterprise.rd_expense_prior_year", "10000.00");
        List<Map<String, String>> related = new ArrayList<>();
        projects.forEach(id -> related.add(Map.of("kind", "project", "id", id)));
        return command(enterprise.token())
                .body(Map.of("policy", policy, "district", HEXI, "related", related, "facts", facts, "submit", true))
                .post("/v1/applications");
    }

    /** What the award comes to once the log has been read. */
    private String granted(List<String> projects, Map<String, Object> facts) {
        String id = file(projects, facts).then().statusCode(201).extract().path("id");
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200);
        await().atMost(LONG_ENOUGH).until(() -> seen(id).getString("granted") != null);
        return seen(id).getString("granted");
    }

    @Test
    void a_project_is_paid_once_and_another_one_by_itself() {
        publish("叠加: {组: 项目补助 %s, 规则: 互斥, 每: 项目}");
        String first = project();

        assertEquals("1000.00", granted(List.of(first), Map.of()));
        assertEquals("0.00", granted(List.of(first), Map.of()));
        assertEquals("1000.00", granted(List.of(project()), Map.of()));
    }

    @Test
    void without_its_project_it_cannot_be_told_apart_and_is_not_taken() {
        publish("叠加: {组: 项目补助 %s, 规则: 互斥, 每: [年, 项目, 注册区]}");

        file(List.of(), Map.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("facts-missing"))
                .body("errors.field", contains("related", "facts.enterprise.registered_district"));
    }

    @Test
    void a_yearly_limit_is_used_up_within_the_year() {
        publish("叠加: {组: 年度补助 %s, 规则: 可叠加, 每: 年, 合计上限: 1500元}");

        assertEquals("1000.00", granted(List.of(), Map.of()));
        assertEquals("500.00", granted(List.of(), Map.of()));
        SettableClock.set(LocalDate.of(2024, 6, 3));
        assertEquals("1000.00", granted(List.of(), Map.of()));
    }

    @Test
    void an_award_excludes_another_in_the_same_district_only() {
        publish("叠加: {组: 分区补助 %1$s, 规则: 可叠加}\n不重复享受: [{组: 分区补助 %1$s, 每: 注册区, 依据: 第九条}]");

        assertEquals("1000.00", granted(List.of(), Map.of("enterprise.registered_district", "河西区")));
        assertEquals("1000.00", granted(List.of(), Map.of("enterprise.registered_district", "滨海新区")));
        file(List.of(), Map.of("enterprise.registered_district", "河西区"))
                .then()
                .statusCode(422)
                .body("code", equalTo("award-excluded"));
    }

    @Test
    void a_day_is_answered_as_one_and_need_not_be_known_to_apply() {
        String text = Written.policy(policy, "10%")
                .replaceFirst("(?s)  金额:.*", "  日期: {步骤: [{届满日: 约定开工日期 + 5年, 依据: 第二条}]}\n");
        String tests = """
                - 名称: 五年
                  日期: 2023-06-05
                  事实: {列入失信记录: 否, 约定开工日期: 2024-02-29}
                  期望: {结果: 符合, 日期: 2029-02-28}
                """;
        Editor.publishes(policy, null, text, tests, "2021-01-01", false).statusCode(201);

        String id = file(List.of(), Map.of()).then().statusCode(201).extract().path("id");
        assertEquals(List.of("project.agreed_start_date"), seen(id).getList("assessment.needs"));
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200);
        act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("amount", nullValue());
        assess(
                        enterprise.token(),
                        "2023-06-05",
                        policy,
                        Map.of("enterprise.in_dishonesty_record", false, "project.agreed_start_date", "2024-02-29"))
                .then()
                .statusCode(200)
                .body("results[0].amount.value", equalTo("2029-02-28"))
                .body("results[0].amount.unit", equalTo("date"))
                .body("results[0].trace[1].result", equalTo("2029-02-28"));
    }
}
