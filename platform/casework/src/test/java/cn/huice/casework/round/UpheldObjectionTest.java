package cn.huice.casework.round;

import static cn.huice.casework.testbed.Allotting.closedAndDecided;
import static cn.huice.casework.testbed.Allotting.opened;
import static cn.huice.casework.testbed.Allotting.recomputation;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reserved;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static cn.huice.testing.Calls.confirm;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.sql.Database;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 异议成立: a case that its round has given money and a place, and that stands in public notice. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class UpheldObjectionTest {
    @Inject
    Database database;

    @Inject
    Journal journal;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();

    @BeforeEach
    void a_policy_that_ranks_and_counts() {
        SettableClock.set(RdAward.MONDAY);
        RdAward.published(policy, "流程: 排序流程\n名额: [{数量: 1, 每: 单位每年, 依据: 第三条}]");
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void an_objection_that_is_upheld_takes_a_noticed_case_back_to_its_first_review_and_frees_its_money() {
        newBudget(policy, 2023, "city", "120000", "1000.00");
        String id = waiting();
        String asked = seen(id).getString("amount");
        String round = opened(policy, 2023, Map.of());
        closedAndDecided(round);
        String notice = seen(id).getString("notice.id");
        assertEquals("1000.00", seen(id).getString("allotted"));
        assertEquals(List.of("1000.00"), reserved(policy, 2023));
        assertEquals(1, places(id));

        String neighbour = Tokens.applicant("P-0002", "person");
        String objection = command(neighbour)
                .body(Map.of("reason", "申报材料不实", "contact", "13800000000"))
                .post("/v1/notices/" + notice + "/objections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        command(DISTRICT_OFFICER)
                .body(Map.of("answer", "经核查属实", "upheld", true))
                .post("/v1/notices/" + notice + "/objections/" + objection + "/answer")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));

        assertEquals("IN_PROGRESS", seen(id).getString("state"));
        assertEquals("FIRST_REVIEW", seen(id).getString("step.kind"));
        assertEquals("WITHDRAWN", seen(id).getString("notice.state"));
        assertNull(seen(id).getString("allotted"));
        assertEquals(asked, seen(id).getString("amount"));
        assertEquals(List.of("0.00"), reserved(policy, 2023));
        assertEquals(0, places(id));
        assertEquals(
                List.of(
                        "cn.huice.notice.answered.v1",
                        "cn.huice.notice.withdrawn.v1",
                        "cn.huice.application.reopened.v1"),
                journal.stream("application:" + id).stream()
                        .map(JournalEntry::type)
                        .dropWhile(type -> !type.equals("cn.huice.notice.answered.v1"))
                        .filter(type -> !type.contains(".budget."))
                        .toList());
        recomputation(round).body("same", equalTo(true));

        SettableClock.set(LocalDate.of(2023, 7, 1));
        as(neighbour)
                .get("/v1/notices/" + notice + "/objections/" + objection)
                .then()
                .statusCode(200)
                .body("state", equalTo("UPHELD"));
        assertEquals("FIRST_REVIEW", seen(id).getString("step.kind"));
        Calls.act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("RANKING"));
        String again = opened(policy, 2023, Map.of());
        closedAndDecided(again);
        assertEquals("1000.00", seen(id).getString("allotted"));
        assertEquals(List.of("1000.00"), reserved(policy, 2023));
        assertEquals("OPEN", seen(id).getString("notice.state"));
        assertEquals(1, places(id));
    }

    private int places(String id) {
        return database.first("select count(*) from quota_place where case_id = ?", row -> row.getInt(1), id)
                .orElseThrow();
    }

    private String waiting() {
        String id = enterprise.apply(
                policy,
                Map.of(
                        "enterprise.in_dishonesty_record", false,
                        "enterprise.rd_expense_prior_year", "10000.00",
                        "enterprise.rd_intensity", "0.15",
                        "enterprise.scale_class", "above_scale",
                        "enterprise.is_chuying_current_year", false));
        confirm("税务", "enterprise/" + enterprise.id(), "enterprise.economic_contribution", "12000000.00");
        Calls.act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("RANKING"));
        return id;
    }
}
