package cn.huice.casework.recovery;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reservedAndPaid;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.Paying;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.sql.Database;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a draft to money paid, asked back and repaid, and what becomes of all the rest of the same applicant. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class WholeLifeTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String FIRST = Tokens.officer("officer-a", HEXI);
    private static final String SECOND = Tokens.officer("officer-b", HEXI);
    private static final String AUDITOR = Tokens.role("auditor");

    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();

    @BeforeEach
    void three_instalments_a_year_apart() {
        SettableClock.set(RdAward.MONDAY);
        RdAward.published(policy, "流程: 审定后拨付\n分期: {次数: 3, 间隔: 1年, 算出: 总额}\n叠加: {组: " + policy + ", 规则: 可叠加}");
        newBudget(policy, 2023, "city", "120000", "10000.00");
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void what_was_paid_is_asked_back_by_the_months_not_fulfilled_and_comes_back_in_parts() {
        String id = paidOnce();
        String recovery = demanded(
                        id, Map.of("formula", Map.of("kind", "part", "fulfilled", 10, "term", 36), "reason", "提前迁出"))
                .body("amount", equalTo("240.74"))
                .body("explanation", containsString("333.33 元 × 未履行 26 个月 ÷ 约定 36 个月 = 240.74"))
                .extract()
                .path("id");
        actOn(recovery, FIRST, Map.of("action", "plan", "instalments", 3, "firstDue", "2023-07-05", "comment", "分期归还"))
                .body("plan.amount", equalTo(List.of("80.24", "80.24", "80.26")))
                .body("plan.due", equalTo(List.of("2023-07-05", "2023-08-05", "2023-09-05")));
        received(recovery, "1", "80.24").body("state", equalTo("OPEN")).body("outstanding", equalTo("160.50"));
        received(recovery, "2", "80.24").body("outstanding", equalTo("80.26"));
        assertEquals(List.of("666.67", "172.85"), reservedAndPaid(policy));
        received(recovery, "3", "80.26").body("state", equalTo("REPAID"));

        assertEquals(List.of("666.67", "92.59"), reservedAndPaid(policy));
        JsonPath application = seen(id);
        assertEquals("REPAID", application.getString("recoveries[0].state"));
        assertEquals("240.74", application.getString("recoveries[0].received"));
        assertEquals(List.of("PAID", "DUE_LATER", "DUE_LATER"), application.getList("payments.state"));
        SettableClock.set(LocalDate.of(2024, 6, 5));
        Paying.instalment(id, 2, "333.33");
        assertEquals(List.of("333.34", "425.92"), reservedAndPaid(policy));
    }

    @Test
    void while_money_of_a_case_is_asked_back_its_next_instalment_waits_for_an_officer() {
        String id = paidOnce();
        wholeDemanded(id);
        SettableClock.set(LocalDate.of(2024, 6, 5));
        awaitSecond(id, "HELD");
        assertEquals("正在追缴已拨付的 333.33 元：未履行承诺", seen(id).getString("payments[1].held"));
    }

    @Test
    void an_instalment_that_is_payable_already_is_held_when_money_of_its_case_is_asked_back() {
        String id = paidOnce();
        SettableClock.set(LocalDate.of(2024, 6, 5));
        awaitSecond(id, "PAYABLE");
        wholeDemanded(id);
        awaitSecond(id, "HELD");
    }

    @Test
    void an_instalment_that_was_in_a_batch_is_held_when_it_comes_out_after_money_of_its_case_was_asked_back() {
        String id = paidOnce();
        SettableClock.set(LocalDate.of(2024, 6, 5));
        awaitSecond(id, "PAYABLE");
        String batch = Paying.batched(seen(id).getString("payments[1].id"), "333.33");
        wholeDemanded(id);
        Paying.act(batch, "\"1\"", "discard");
        awaitSecond(id, "HELD");
    }

    @Test
    void a_payment_that_the_bank_sends_back_after_it_was_asked_back_is_not_paid_again_unseen() {
        String id = paidOnce();
        String recovery = wholeDemanded(id);
        sentBack(id, 0).statusCode(200);
        awaitFirst(id, "HELD");
        assertEquals("OPEN", seen(id).getString("recoveries[0].state"), "it may be paid again");
        stopped(id, 0);
        finance()
                .get("/v1/recoveries/" + recovery)
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("amount", equalTo("333.33"));
        assertEquals(List.of("0.00", "0.00"), reservedAndPaid(policy));
    }

    @Test
    void of_what_was_asked_back_only_that_is_still_to_be_repaid_which_the_bank_has_not_sent_back() {
        String id = paidOnce();
        SettableClock.set(LocalDate.of(2024, 6, 5));
        Paying.instalment(id, 2, "333.33");
        String recovery = wholeDemanded(id);
        actOn(recovery, FIRST, Map.of("action", "plan", "instalments", 3, "firstDue", "2024-07-05", "comment", "分期归还"))
                .body("plan.amount", equalTo(List.of("222.22", "222.22", "222.22")));
        received(recovery, "1", "100.00").body("outstanding", equalTo("566.66"));
        sentBack(id, 1).statusCode(200);
        await().atMost(LONG_ENOUGH)
                .until(() -> seen(id).getList("payments.state").equals(List.of("PAID", "HELD", "DUE_LATER")));
        stopped(id, 1);
        finance()
                .get("/v1/recoveries/" + recovery)
                .then()
                .body("state", equalTo("OPEN"))
                .body("amount", equalTo("333.33"))
                .body("outstanding", equalTo("233.33"))
                .body("explanation", containsString("333.33 元已退汇"))
                .body("plan.amount", equalTo(List.of("222.22", "111.11")));
        received(recovery, "2", "233.33").body("state", equalTo("REPAID"));
    }

    @Test
    void what_was_repaid_in_part_cannot_have_been_sent_back_whole() {
        String id = paidOnce();
        received(wholeDemanded(id), "1", "80.24");
        sentBack(id, 0).statusCode(409).body("code", equalTo("partly-repaid")).body("detail", containsString("253.09"));
        assertEquals(List.of("PAID", "DUE_LATER", "DUE_LATER"), seen(id).getList("payments.state"));
    }

    private static String wholeDemanded(String id) {
        return demanded(id, Map.of("formula", Map.of("kind", "whole"), "reason", "未履行承诺"))
                .extract()
                .path("id");
    }

    private static ValidatableResponse sentBack(String id, int instalment) {
        JsonPath application = seen(id);
        return finance()
                .header("If-Match", "\"" + application.getInt("payments[" + instalment + "].revision") + "\"")
                .body(Map.of("action", "return", "comment", "账户已销户，退汇"))
                .post("/v1/payment-orders/" + application.getString("payments[" + instalment + "].id") + "/actions")
                .then();
    }

    private static void stopped(String id, int instalment) {
        JsonPath application = seen(id);
        command(FIRST)
                .header("If-Match", "\"" + application.getInt("payments[" + instalment + "].revision") + "\"")
                .body(Map.of("action", "stop", "comment", "停止拨付"))
                .post("/v1/payment-holds/" + application.getString("payments[" + instalment + "].id") + "/actions")
                .then()
                .statusCode(200);
    }

    private static void awaitFirst(String id, String state) {
        await().atMost(LONG_ENOUGH)
                .until(() -> seen(id).getList("payments.state").equals(List.of(state, "DUE_LATER", "DUE_LATER")));
    }

    @Test
    void an_instalment_that_is_payable_already_is_held_when_its_subject_is_sanctioned() {
        String id = paidOnce();
        SettableClock.set(LocalDate.of(2024, 6, 10));
        awaitSecond(id, "PAYABLE");
        sanctioned(Map.of("from", "2024-06-10"));
        awaitSecond(id, "HELD");
        assertEquals("主体处于失信惩戒期：第二十一条", seen(id).getString("payments[1].held"));
    }

    private static void awaitSecond(String id, String state) {
        await().atMost(LONG_ENOUGH)
                .until(() -> seen(id).getList("payments.state").equals(List.of("PAID", state, "DUE_LATER")));
    }

    @Test
    void what_somebody_else_is_changing_of_a_case_stays_when_its_applicant_is_sanctioned() throws Exception {
        String id = paidOnce();
        String recovery = demanded(
                        id,
                        Map.of(
                                "formula",
                                Map.of("kind", "whole"),
                                "reason",
                                "虚报研发费用",
                                "fraud",
                                true,
                                "sanction",
                                Map.of("months", 36, "article", "第二十条")))
                .extract()
                .path("id");
        try (Connection other = source.getConnection();
                Statement change = other.createStatement()) {
            other.setAutoCommit(false);
            change.execute("update application set granted = 999.99 where id = '" + id + "'");
            var imposed = CompletableFuture.runAsync(
                    () -> actOn(recovery, SECOND, Map.of("action", "impose-sanction", "comment", "同意")));
            await().atMost(LONG_ENOUGH)
                    .until(() -> database.first(
                                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                    + " and query ilike '%application%'",
                                            row -> row.getInt(1))
                                    .orElseThrow()
                            >= 1);
            other.commit();
            imposed.join();
            other.setAutoCommit(true);
        }
        assertEquals("999.99", seen(id).getString("granted"));
    }

    @Test
    void fraud_ends_what_is_still_open_of_the_applicant_until_the_sanction_is_lifted() {
        String id = paidOnce();
        String pending = accepted();
        String draft = draft();
        String other = Enterprise.some().apply(policy, RdAward.facts());
        String recovery = demanded(
                        id,
                        Map.of(
                                "formula",
                                Map.of("kind", "whole"),
                                "reason",
                                "虚报研发费用",
                                "fraud",
                                true,
                                "sanction",
                                Map.of("months", 36, "article", "第二十条")))
                .body("amount", equalTo("333.33"))
                .extract()
                .path("id");
        assertNull(seen(pending).getString("sanctionedBy"));
        String sanction = actOn(recovery, SECOND, Map.of("action", "impose-sanction", "comment", "同意"))
                .extract()
                .path("sanctionId");

        assertEquals(sanction, seen(id).getString("sanctionedBy"));
        assertEquals(sanction, seen(pending).getString("sanctionedBy"));
        assertNull(seen(other).getString("sanctionedBy"));
        as(enterprise.token()).get("/v1/applications/" + draft).then().body("sanctionedBy", equalTo(sanction));
        refused(act(enterprise.token(), draft, "submit").then());
        refused(act(FIRST, pending, "approve").then());
        refused(act(enterprise.token(), draft(), "submit").then());
        assertEquals("IN_PROGRESS", seen(pending).getString("state"));
        assertEquals(List.of("666.67", "333.33"), reservedAndPaid(policy));

        SettableClock.set(LocalDate.of(2024, 6, 5));
        awaitSecond(id, "HELD");
        assertEquals("主体处于失信惩戒期：第二十条", seen(id).getString("payments[1].held"));
        stopped(id, 1);
        assertEquals(List.of("PAID", "CANCELLED", "CANCELLED"), seen(id).getList("payments.state"));
        assertEquals("COMPLETED", seen(id).getString("state"));
        received(recovery, "1", "333.33").body("state", equalTo("REPAID"));
        assertEquals(
                List.of("0.00", "333.33"),
                reservedAndPaid(policy),
                "what comes back a year later goes to the treasury");

        String another = sanctioned(Map.of("from", "2024-06-05"));
        assertEquals(another, seen(pending).getString("sanctionedBy"));
        lift(another);
        assertEquals(sanction, seen(pending).getString("sanctionedBy"));
        lift(sanction);
        assertNull(seen(pending).getString("sanctionedBy"));
        act(enterprise.token(), draft, "submit")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("sanctionedBy", equalTo(null));
        act(FIRST, pending, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
    }

    @Test
    void a_case_is_not_flagged_any_more_when_the_term_of_the_sanction_has_run_out() {
        String pending = accepted();
        String sanction = sanctioned(Map.of("from", "2023-06-05", "until", "2024-06-04"));
        assertEquals(sanction, seen(pending).getString("sanctionedBy"));
        SettableClock.set(LocalDate.of(2024, 6, 4));
        refused(act(FIRST, pending, "approve").then());
        SettableClock.set(LocalDate.of(2024, 6, 5));
        await().atMost(LONG_ENOUGH).until(() -> seen(pending).getString("sanctionedBy") == null);
        act(FIRST, pending, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
    }

    private String draft() {
        return command(enterprise.token())
                .body(Map.of("policy", policy, "district", HEXI, "facts", RdAward.facts()))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .path("id");
    }

    private String accepted() {
        String id = draft();
        act(enterprise.token(), id, "submit").then().statusCode(200);
        act(FIRST, id, "accept").then().statusCode(200);
        return id;
    }

    private String paidOnce() {
        String id = accepted();
        act(FIRST, id, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        Paying.instalment(id, 1, "333.33");
        return id;
    }

    private static ValidatableResponse demanded(String application, Map<String, Object> more) {
        Map<String, Object> demand = new HashMap<>(more);
        demand.putAll(Map.of("application", application, "article", "第十五条"));
        return command(FIRST).body(demand).post("/v1/recoveries").then().statusCode(201);
    }

    private static ValidatableResponse actOn(String recovery, String token, Map<String, Object> action) {
        return command(token)
                .header("If-Match", finance().get("/v1/recoveries/" + recovery).header("ETag"))
                .body(action)
                .post("/v1/recoveries/" + recovery + "/actions")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse received(String recovery, String number, String amount) {
        return finance()
                .body(Map.of("reference", number + recovery, "amount", amount, "receivedOn", "2023-07-05"))
                .post("/v1/recoveries/" + recovery + "/receipts")
                .then()
                .statusCode(200);
    }

    private String sanctioned(Map<String, Object> term) {
        Map<String, Object> sanction = new HashMap<>(term);
        sanction.putAll(Map.of(
                "subject", Map.of("kind", "enterprise", "id", enterprise.id()),
                "reason", "虚报用工人数",
                "article", "第二十一条"));
        return command(SECOND)
                .body(sanction)
                .post("/v1/sanctions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void lift(String sanction) {
        command(FIRST)
                .header("If-Match", as(AUDITOR).get("/v1/sanctions/" + sanction).header("ETag"))
                .body(Map.of("action", "lift", "comment", "已归还，信用修复"))
                .post("/v1/sanctions/" + sanction + "/actions")
                .then()
                .statusCode(200);
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(409).body("code", equalTo("subject-sanctioned"));
    }
}
