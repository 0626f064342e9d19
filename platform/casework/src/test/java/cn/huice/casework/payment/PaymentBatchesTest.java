package cn.huice.casework.payment;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.payment.PaymentOrder.Hold;
import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.testbed.Heard;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.registry.SubjectId;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.web.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
class PaymentBatchesTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final String SECOND = Tokens.role("finance2", "finance");

    @Inject
    Payments payments;

    @Inject
    PaymentTable orders;

    @Inject
    Budgets budgets;

    @Inject
    Heard heard;

    @Inject
    Journal journal;

    private final String policy = newPolicy();

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
    void three_yearly_instalments_become_payable_one_by_one() {
        String caseId = awarded("100000.00", 3);

        assertEquals(List.of(State.PAYABLE, State.DUE_LATER, State.DUE_LATER), states(caseId));
        pay(caseId, 1);
        assertTrue(heard.heard(new InstalmentPaid(caseId, 1, new BigDecimal("33333.33"), false)));

        SettableClock.set(TODAY.plusYears(2));
        assertEquals(List.of(State.PAID, State.PAYABLE, State.PAYABLE), states(caseId));
        pay(caseId, 2);
        pay(caseId, 3);
        assertTrue(heard.heard(new InstalmentPaid(caseId, 3, new BigDecimal("33333.34"), true)));
        finance()
                .queryParam("programme", policy)
                .get("/v1/budgets")
                .then()
                .body("[0].paid", equalTo("100000.00"))
                .body("[0].reserved", equalTo("0.00"));
    }

    @Test
    void what_is_left_of_an_instalment_that_was_cut_waits_for_the_same_check() {
        String caseId = newCase();
        LocalDate due = TODAY.plusYears(1);
        commit(() -> payments.plan(
                caseId,
                new SubjectId("enterprise", newSubject()),
                policy,
                HEXI,
                List.of(new Instalment(1, due, new BigDecimal("100.00"), true))));
        commit(() -> payments.cut(caseId, new BigDecimal("30.00"), "所配套的奖励减少"));
        assertEquals(List.of(due), unchecked(caseId, "70.00", due));

        commit(() -> orders.hold(unpaid(caseId), Hold.CONDITIONS, "不再符合第三条"));
        commit(() -> payments.cut(caseId, new BigDecimal("30.00"), "所配套的奖励减少"));
        assertEquals(List.of(due), unchecked(caseId, "40.00", due));
    }

    private List<LocalDate> unchecked(String caseId, String amount, LocalDate on) {
        return orders.unchecked(on).stream()
                .filter(order -> order.caseId().equals(caseId))
                .filter(order -> order.amount().equals(new BigDecimal(amount)))
                .map(PaymentOrder::due)
                .toList();
    }

    private PaymentOrder unpaid(String caseId) {
        return payments.ofCase(caseId).stream()
                .filter(order -> order.state() != State.CANCELLED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_batch_that_does_not_add_up_is_refused_naming_both_sides() {
        String order = order(awarded("500.00", 1), 1).id();

        made(List.of(order), 2, "500.00", 422)
                .body("code", equalTo("batch-does-not-add-up"))
                .body("detail", containsString("2 笔 500.00 元"))
                .body("detail", containsString("1 笔 500.00 元"));
        made(List.of(order), 1, "500.01", 422).body("detail", containsString("500.01"));
        made(List.of(order, order), 2, "1000.00", 422).body("code", equalTo("batch-does-not-add-up"));
        made(List.of(order, "nonesuch"), 2, "500.00", 422).body("code", equalTo("order-unknown"));
        made(List.of(order), 1, "500.00", 201).header("ETag", "\"1\"").body("state", equalTo("MADE"));
    }

    @Test
    void what_is_not_due_yet_is_not_payable() {
        String later = order(awarded("300.00", 3), 2).id();
        made(List.of(later), 1, "100.00", 409).body("code", equalTo("order-not-payable"));
    }

    @Test
    void batches_made_at_once_cannot_take_one_order_twice() throws Exception {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            orders.add(order(awarded("10.00", 1), 1).id());
        }
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<String> shuffled = new ArrayList<>(orders);
            Collections.rotate(shuffled, i);
            attempts.add(() -> batch(shuffled, 5, "50.00").extract().statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> attempt : threads.invokeAll(attempts)) {
                answers.add(attempt.get());
            }
        }

        assertEquals(1, Collections.frequency(answers, 201), answers::toString);
        assertEquals(7, Collections.frequency(answers, 409), answers::toString);
    }

    @Test
    void what_the_treasury_could_not_pay_is_payable_again() {
        String good = awarded("10.00", 1);
        String bad = awarded("20.00", 1);
        String failed = order(bad, 1).id();
        String batch = made(List.of(order(good, 1).id(), failed), 2, "30.00", 201)
                .extract()
                .path("id");

        act(batch, "\"1\"", Map.of("action", "confirm"), 409);
        act(batch, "\"1\"", Map.of("action", "release"), 200);
        act(batch, "\"1\"", Map.of("action", "confirm"), 412);
        act(batch, "\"2\"", Map.of("action", "confirm", "failed", List.of("nonesuch")), 422);
        act(batch, "\"2\"", Map.of("action", "confirm", "failed", List.of(failed), "comment", "账号有误"), 200)
                .body("state", equalTo("CONFIRMED"))
                .body("lines", hasSize(2));

        assertEquals(List.of(State.PAID), states(good));
        assertEquals(List.of(State.PAYABLE), states(bad));
        assertEquals(1, order(bad, 1).failures());
        made(List.of(failed), 1, "20.00", 201);
        made(List.of(order(good, 1).id()), 1, "10.00", 409);
    }

    @Test
    void a_batch_can_be_taken_apart_until_it_is_released() {
        String caseId = awarded("10.00", 1);
        String batch =
                made(List.of(order(caseId, 1).id()), 1, "10.00", 201).extract().path("id");
        assertThrows(ProblemException.class, () -> commit(() -> payments.cancel(caseId, "撤销")));

        act(batch, "\"1\"", Map.of("action", "discard"), 200).body("state", equalTo("DISCARDED"));

        assertEquals(List.of(State.PAYABLE), states(caseId));
        commit(() -> assertEquals(new BigDecimal("10.00"), payments.cancel(caseId, "撤销")));
        assertEquals(List.of(State.CANCELLED), states(caseId));
    }

    @Test
    void above_the_threshold_a_batch_is_released_by_somebody_else_than_its_maker() {
        raise("2000000.00");
        String most = order(awarded("500000.00", 1), 1).id();
        String ofMore = awarded("500000.01", 1);
        String more = order(ofMore, 1).id();
        String small = made(List.of(most), 1, "500000.00", 201).extract().path("id");
        String large = made(List.of(more), 1, "500000.01", 201).extract().path("id");

        act(small, "\"1\"", Map.of("action", "release"), 200).body("releasedBy", equalTo("finance"));
        act(large, "\"1\"", Map.of("action", "release"), 403)
                .body("code", equalTo("second-person-required"))
                .body("detail", containsString("500000.00"));
        assertEquals(List.of(State.BATCHED), states(ofMore));

        act(SECOND, large, "\"1\"", Map.of("action", "release"), 200)
                .body("madeBy", equalTo("finance"))
                .body("releasedBy", equalTo("finance2"));
        act(large, "\"2\"", Map.of("action", "confirm"), 200).body("confirmedBy", equalTo("finance"));
    }

    @Test
    void two_who_release_at_once_have_one_effect() throws Exception {
        String batch = made(List.of(order(awarded("10.00", 1), 1).id()), 1, "10.00", 201)
                .extract()
                .path("id");
        List<Callable<Integer>> presses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String token = i % 2 == 0 ? Tokens.role("finance") : SECOND;
            presses.add(() -> press(token, batch, "\"1\"", Map.of("action", "release"))
                    .extract()
                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> press : threads.invokeAll(presses)) {
                answers.add(press.get());
            }
        }

        assertEquals(1, Collections.frequency(answers, 200), answers::toString);
        assertEquals(5, Collections.frequency(answers, 412), answers::toString);
        assertEquals(
                List.of("cn.huice.payment-batch.made.v1", "cn.huice.payment-batch.released.v1"),
                journal.stream("payment-batch:" + batch).stream()
                        .map(JournalEntry::type)
                        .toList());
    }

    @Test
    void the_treasury_gets_a_file_that_ends_with_the_control_totals() {
        String order = order(awarded("1234.50", 1), 1).id();
        String batch = made(List.of(order), 1, "1234.50", 201).extract().path("id");

        String file = finance()
                .queryParam("format", "csv")
                .get("/v1/payment-batches/" + batch + "/export")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        List<String> lines = file.lines().toList();
        assertEquals("order,application,subject,policy,instalment,amount", lines.getFirst());
        assertTrue(lines.get(1).startsWith(order) && lines.get(1).endsWith(",1,1234.50"));
        assertEquals("TOTAL,,,,1,1234.50", lines.getLast());
    }

    @Test
    void finance_pays_auditors_look_on_and_others_do_neither() {
        String order = order(awarded("10.00", 1), 1).id();
        var request = Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", "10.00");
        for (String token : List.of(Tokens.role("auditor"), Tokens.officer(HEXI))) {
            as(token).body(request).post("/v1/payment-batches").then().statusCode(403);
        }
        as(Tokens.role("auditor"))
                .queryParam("policy", policy)
                .queryParam("state", "PAYABLE")
                .get("/v1/payment-orders")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amount", equalTo("10.00"));
        as(Tokens.officer(HEXI)).get("/v1/payment-orders").then().statusCode(403);
    }

    /** Reserved and planned in yearly instalments from today. */
    private String awarded(String total, int instalments) {
        String caseId = newCase();
        List<BigDecimal> amounts = Payments.split(new BigDecimal(total), instalments);
        List<Instalment> plan = new ArrayList<>();
        for (int i = 0; i < instalments; i++) {
            plan.add(new Instalment(i + 1, TODAY.plusYears(i), amounts.get(i)));
        }
        commit(() -> {
            budgets.reserve(caseId, policy, 2023, HEXI, List.of(), new BigDecimal(total));
            payments.plan(caseId, new SubjectId("enterprise", newSubject()), policy, HEXI, plan);
        });
        return caseId;
    }

    private void raise(String total) {
        String budget =
                finance().queryParam("programme", policy).get("/v1/budgets").path("[0].id");
        finance()
                .header("If-Match", "\"1\"")
                .body(Map.of("total", total))
                .put("/v1/budgets/" + budget)
                .then()
                .statusCode(200);
    }

    private void pay(String caseId, int number) {
        PaymentOrder order = order(caseId, number);
        String batch = made(List.of(order.id()), 1, order.amount().toPlainString(), 201)
                .extract()
                .path("id");
        act(batch, "\"1\"", Map.of("action", "release"), 200);
        act(batch, "\"2\"", Map.of("action", "confirm"), 200);
    }

    private PaymentOrder order(String caseId, int number) {
        return payments.ofCase(caseId).stream()
                .filter(order -> order.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private List<State> states(String caseId) {
        return payments.ofCase(caseId).stream().map(PaymentOrder::state).toList();
    }

    private static ValidatableResponse made(List<String> orders, int count, String total, int status) {
        return batch(orders, count, total).statusCode(status);
    }

    private static ValidatableResponse batch(List<String> orders, int count, String total) {
        return finance()
                .body(Map.of("orders", orders, "controlCount", count, "controlTotal", total))
                .post("/v1/payment-batches")
                .then();
    }

    private static ValidatableResponse act(String batch, String seen, Map<String, ?> request, int status) {
        return act(Tokens.role("finance"), batch, seen, request, status);
    }

    private static ValidatableResponse act(
            String token, String batch, String seen, Map<String, ?> request, int status) {
        return press(token, batch, seen, request).statusCode(status);
    }

    private static ValidatableResponse press(String token, String batch, String seen, Map<String, ?> request) {
        return as(token)
                .header("If-Match", seen)
                .body(request)
                .post("/v1/payment-batches/" + batch + "/actions")
                .then();
    }
}
