package cn.huice.casework.recovery;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.payment.Instalment;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.sanction.Sanctions;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.registry.SubjectId;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RecoveriesTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final String FIRST = Tokens.officer("officer-a", HEXI);
    private static final String SECOND = Tokens.officer("officer-b", HEXI);
    private static final Map<String, Object> WHOLE = Map.of("kind", "whole");

    @Inject
    Payments payments;

    @Inject
    Budgets budgets;

    @Inject
    Sanctions sanctions;

    @Inject
    Journal journal;

    private final String policy = newPolicy();
    private final SubjectId subject = new SubjectId("enterprise", newSubject());

    @BeforeEach
    void a_budget() {
        SettableClock.set(TODAY);
        newBudget(policy, 2023, "city", "120000", "1000000");
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_part_is_asked_back_with_its_computation_and_a_deadline_of_working_days() {
        demand(FIRST, paid("1000.00"), Map.of("kind", "part", "fulfilled", 10, "term", 36), 201)
                .body("amount", equalTo("722.22"))
                .body("explanation", containsString("1000.00 元 × 未履行 26 个月 ÷ 约定 36 个月 = 722.22"))
                .body("plan[0].due", equalTo("2023-07-18"))
                .body("state", equalTo("OPEN"));
    }

    @Test
    void what_is_asked_back_never_exceeds_what_was_paid_however_many_ask_at_once() throws Exception {
        String caseId = paid("100.00");
        demand(FIRST, caseId, Map.of("kind", "amount", "amount", "100.01"), 422)
                .body("code", equalTo("recovery-exceeds-paid"));
        List<Callable<Integer>> demands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            demands.add(() -> post(FIRST, caseId, Map.of("kind", "amount", "amount", "40.00"), Map.of())
                    .extract()
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(demands)) {
                answers.add(answer.get());
            }
        }

        assertEquals(2, Collections.frequency(answers, 201), answers::toString);
        assertEquals(2, Collections.frequency(answers, 422), answers::toString);
    }

    @Test
    void repayments_are_booked_once_by_reference_and_close_it_with_the_last() {
        String id = demanded(paid("100.00"));
        act(FIRST, id, Map.of("action", "plan", "instalments", 3, "firstDue", "2023-07-03", "comment", "困难"), 200)
                .body("plan.amount", equalTo(List.of("33.33", "33.33", "33.34")));

        receive(id, "R-" + id, "40.00", 200).body("received", equalTo("40.00"));
        receive(id, "R-" + id, "40.00", 200).body("received", equalTo("40.00"));
        receive(id, "R-" + id, "41.00", 409).body("code", equalTo("reference-taken"));
        receive(id, "S-" + id, "60.01", 422).body("detail", containsString("60.00"));
        receive(id, "S-" + id, "60.00", 200).body("state", equalTo("REPAID")).body("outstanding", equalTo("0.00"));
        receive(id, "T-" + id, "0.01", 409);

        finance().queryParam("programme", policy).get("/v1/budgets").then().body("[0].paid", equalTo("0.00"));
        assertEquals(
                List.of("demanded", "planned", "remarked", "received", "received", "repaid"),
                journal.stream("recovery:" + id).stream()
                        .map(JournalEntry::type)
                        .map(type -> type.replaceAll("cn.huice.recovery.|.v1", ""))
                        .toList());
    }

    @Test
    void a_missed_day_is_marked_and_unmarked_when_the_money_comes() {
        String id = demanded(paid("100.00"));
        act(FIRST, id, Map.of("action", "plan", "instalments", 2, "firstDue", "2023-07-03", "comment", "分期"), 200);
        SettableClock.set(LocalDate.of(2023, 7, 4));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> view(FIRST, id, 200).body("overdue", equalTo(true)));
        receive(id, "R-" + id, "50.00", 200).body("overdue", equalTo(false));
    }

    @Test
    void the_subject_sees_it_objects_once_and_is_answered() {
        String owner = Tokens.applicant(subject.id(), subject.kind());
        String id = demanded(paid("100.00"));
        view(owner, id, 200).body("article", equalTo("第十五条"));
        view(Tokens.applicant("E-other", "enterprise"), id, 404);
        view(Tokens.officer(BINHAI), id, 404);
        as(owner).get("/v1/recoveries").then().statusCode(200).body("items.id", hasItem(id));
        as(Tokens.officer(BINHAI)).get("/v1/recoveries").then().body("items.id", not(hasItem(id)));

        act(FIRST, id, Map.of("action", "answer", "upheld", true, "comment", "无"), 409);
        act(FIRST, id, Map.of("action", "object", "comment", "不服"), 403);
        act(owner, id, Map.of("action", "object", "comment", "已履行"), 200);
        act(owner, id, Map.of("action", "object", "comment", "再次"), 409);
        act(owner, id, Map.of("action", "answer", "upheld", true, "comment", "自答"), 403);
        act(FIRST, id, Map.of("action", "answer", "upheld", true, "comment", "异议成立"), 200)
                .body("state", equalTo("WITHDRAWN"));
        act(FIRST, id, Map.of("action", "plan", "instalments", 2, "firstDue", "2023-07-03", "comment", "分期"), 409);
    }

    @Test
    void what_is_left_is_written_off_by_a_second_person_alone() {
        String id = demanded(paid("100.00"));
        act(SECOND, id, Map.of("action", "write-off", "comment", "同意"), 409);
        act(FIRST, id, Map.of("action", "propose-write-off", "comment", "破产"), 200);
        act(FIRST, id, Map.of("action", "write-off", "comment", "同意"), 403)
                .body("code", equalTo("second-person-required"));
        act(SECOND, id, Map.of("action", "write-off", "comment", "同意"), 200).body("state", equalTo("WRITTEN_OFF"));
    }

    @Test
    void fraud_proposes_a_sanction_that_a_second_officer_imposes() {
        String caseId = paid("100.00");
        post(FIRST, caseId, WHOLE, Map.of("fraud", true)).statusCode(400);
        String id = post(
                        FIRST,
                        caseId,
                        WHOLE,
                        Map.of("fraud", true, "sanction", Map.of("months", 36, "article", "第二十条")))
                .statusCode(201)
                .body("sanctionId", nullValue())
                .extract()
                .path("id");
        assertTrue(sanctions.active(subject.id(), TODAY).isEmpty());

        act(FIRST, id, Map.of("action", "impose-sanction", "comment", "同意"), 403);
        act(SECOND, id, Map.of("action", "impose-sanction", "comment", "同意"), 200);
        act(SECOND, id, Map.of("action", "impose-sanction", "comment", "再次"), 409);

        assertEquals(
                "第二十条",
                sanctions
                        .active(subject.id(), LocalDate.of(2026, 6, 4))
                        .orElseThrow()
                        .article());
        assertTrue(sanctions.active(subject.id(), LocalDate.of(2026, 6, 5)).isEmpty());
    }

    @Test
    void only_officers_of_the_district_ask_back_and_only_what_was_paid() {
        String caseId = paid("100.00");
        demand(Tokens.officer(BINHAI), caseId, WHOLE, 404);
        demand(Tokens.role("finance"), caseId, WHOLE, 403);
        demand(FIRST, newCase(), WHOLE, 404);
        demand(FIRST, caseId, WHOLE, 201);
        demand(FIRST, caseId, WHOLE, 409).body("code", equalTo("nothing-to-recover"));
    }

    private String paid(String amount) {
        String caseId = newCase();
        BigDecimal yuan = new BigDecimal(amount);
        commit(() -> {
            budgets.reserve(caseId, policy, 2023, HEXI, List.of(), yuan);
            payments.plan(caseId, subject, policy, HEXI, List.of(new Instalment(1, TODAY, yuan)));
        });
        String order = payments.ofCase(caseId).getFirst().id();
        String batch = finance()
                .body(Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", amount))
                .post("/v1/payment-batches")
                .path("id");
        for (String action : List.of("release", "confirm")) {
            finance()
                    .header("If-Match", action.equals("release") ? "\"1\"" : "\"2\"")
                    .body(Map.of("action", action))
                    .post("/v1/payment-batches/" + batch + "/actions")
                    .then()
                    .statusCode(200);
        }
        return caseId;
    }

    private static String demanded(String caseId) {
        return demand(FIRST, caseId, WHOLE, 201).extract().path("id");
    }

    private static ValidatableResponse demand(String token, String caseId, Map<String, ?> formula, int status) {
        return post(token, caseId, formula, Map.of()).statusCode(status);
    }

    private static ValidatableResponse post(String token, String caseId, Map<String, ?> formula, Map<String, ?> more) {
        Map<String, Object> request = new HashMap<>(more);
        request.putAll(Map.of("application", caseId, "reason", "未履行承诺", "formula", formula, "article", "第十五条"));
        return as(token).body(request).post("/v1/recoveries").then();
    }

    private static ValidatableResponse act(String token, String id, Map<String, ?> action, int status) {
        String seen = finance().get("/v1/recoveries/" + id).header("ETag");
        return as(token)
                .header("If-Match", seen)
                .body(action)
                .post("/v1/recoveries/" + id + "/actions")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse receive(String id, String reference, String amount, int status) {
        return finance()
                .body(Map.of("reference", reference, "amount", amount, "receivedOn", "2023-06-05"))
                .post("/v1/recoveries/" + id + "/receipts")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse view(String token, String id, int status) {
        return as(token).get("/v1/recoveries/" + id).then().statusCode(status);
    }
}
