package cn.huice.casework.budget;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Journal;
import cn.huice.journal.sql.Database;
import cn.huice.journal.sql.DatabaseRefused;
import cn.huice.policy.FundingShare;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.web.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class BudgetsTest {
    private static final List<FundingShare> HALVES = List.of(
            new FundingShare("city", new BigDecimal("0.5")), new FundingShare("district", new BigDecimal("0.5")));

    @Inject
    Budgets budgets;

    @Inject
    BudgetTable table;

    @Inject
    Database database;

    @Inject
    Journal journal;

    private final String programme = newPolicy();

    @Test
    void fifty_reservations_at_once_never_exceed_the_budget() throws Exception {
        String id = made("city", "120000", "1000.00");
        List<Callable<Boolean>> reservations = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            reservations.add(() -> reserved(newCase(), "70.00"));
        }
        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> reservation : threads.invokeAll(reservations)) {
                taken += reservation.get() ? 1 : 0;
            }
        }

        assertEquals(14, taken);
        assertSums(id, "980.00", "0.00");
    }

    @Test
    void a_refusal_says_what_is_left() {
        made("city", "120000", "1000.00");
        reserve(newCase(), List.of(), "900.00");

        ProblemException refusal = assertThrows(ProblemException.class, () -> reserve(newCase(), List.of(), "100.01"));

        assertEquals("budget-exceeded", refusal.code());
        assertTrue(refusal.detail().zh().contains("剩余 100.00 元"));
    }

    @Test
    void where_there_is_no_budget_nothing_is_reserved() {
        made("city", "120000", "1000.00");

        ProblemException refusal = assertThrows(ProblemException.class, () -> reserve(newCase(), HALVES, "100.00"));

        assertEquals("budget-missing", refusal.code());
        assertTrue(refusal.detail().en().contains(HEXI));
    }

    @Test
    void city_and_district_share_to_the_fen_through_every_payment() {
        String city = made("city", "120000", "1000.00");
        String district = made("district", HEXI, "1000.00");
        String caseId = newCase();

        reserve(caseId, HALVES, "100.01");
        assertSums(district, "50.00", "0.00");
        assertSums(city, "50.01", "0.00");

        commit(() -> budgets.pay(caseId, new BigDecimal("33.33")));
        commit(() -> budgets.release(caseId, new BigDecimal("0.01"), "核减"));
        commit(() -> budgets.pay(caseId, new BigDecimal("33.33")));
        commit(() -> budgets.pay(caseId, new BigDecimal("33.34")));
        assertEquals(
                new BigDecimal("100.00"), find(city).paid().add(find(district).paid()));
        assertEquals(
                new BigDecimal("0.00"), find(city).reserved().add(find(district).reserved()));
    }

    @Test
    void a_case_can_neither_be_paid_nor_give_back_more_than_is_reserved_for_it() {
        String id = made("city", "120000", "1000.00");
        String caseId = newCase();
        reserve(caseId, List.of(), "100.00");
        reserve(newCase(), List.of(), "100.00");

        assertThrows(IllegalStateException.class, () -> commit(() -> budgets.pay(caseId, new BigDecimal("100.01"))));
        commit(() -> budgets.pay(caseId, new BigDecimal("40.00")));
        commit(() -> budgets.releaseAll(caseId, "撤回"));
        commit(() -> budgets.releaseAll(caseId, "撤回"));
        assertSums(id, "100.00", "40.00");
    }

    @Test
    void the_database_itself_refuses_to_exceed_a_budget() {
        String id = made("city", "120000", "10.00");
        assertThrows(
                DatabaseRefused.class, () -> database.change("update budget set reserved = 10.01 where id = ?", id));
    }

    @Test
    void finance_makes_and_amends_budgets_but_not_below_what_is_promised() {
        String id = made("city", "120000", "1000.00");
        reserve(newCase(), List.of(), "900.00");

        amend(id, "\"1\"", "2000.00", 412);
        amend(id, null, "2000.00", 428);
        amend(id, "\"2\"", "899.99", 422);
        amend(id, "\"2\"", "900", 200);
        finance()
                .queryParam("programme", programme)
                .queryParam("year", 2023)
                .get("/v1/budgets")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].total", equalTo("900.00"))
                .body("[0].left", equalTo("0.00"));
        assertEquals(
                "cn.huice.budget.amended.v1",
                journal.stream("budget:" + id).getLast().type());
    }

    @Test
    void a_budget_is_made_once_and_by_finance_alone() {
        made("city", "120000", "1000.00");
        make(Tokens.role("finance"), "city", "120000", "1000.00", 409);
        make(Tokens.role("finance"), "city", HEXI, "1000.00", 400);
        make(Tokens.role("finance"), "district", HEXI, "1e3", 400);
        make(Tokens.officer("120000"), "district", HEXI, "1000.00", 403);
    }

    @Test
    void an_officer_sees_the_citys_budgets_and_the_districts_own() {
        made("city", "120000", "1000.00");
        String hexi = made("district", HEXI, "1000.00");

        as(Tokens.officer(BINHAI))
                .queryParam("programme", programme)
                .get("/v1/budgets")
                .then()
                .body("", hasSize(1))
                .body("[0].level", equalTo("city"));
        as(Tokens.officer(BINHAI)).get("/v1/budgets/" + hexi).then().statusCode(404);
        as(Tokens.officer(HEXI)).get("/v1/budgets/" + hexi).then().statusCode(200);
    }

    private boolean reserved(String caseId, String amount) {
        try {
            reserve(caseId, List.of(), amount);
            return true;
        } catch (ProblemException refused) {
            assertEquals("budget-exceeded", refused.code());
            return false;
        }
    }

    private void reserve(String caseId, List<FundingShare> shares, String amount) {
        commit(() -> budgets.reserve(caseId, programme, 2023, HEXI, shares, new BigDecimal(amount)));
    }

    private Budget find(String id) {
        return table.find(id).orElseThrow();
    }

    private void assertSums(String id, String reserved, String paid) {
        assertEquals(new BigDecimal(reserved), find(id).reserved());
        assertEquals(new BigDecimal(paid), find(id).paid());
    }

    private String made(String level, String district, String total) {
        return make(Tokens.role("finance"), level, district, total, 201);
    }

    private String make(String token, String level, String district, String total, int status) {
        return as(token)
                .body(Map.of(
                        "programme", programme, "year", 2023, "level", level, "district", district, "total", total))
                .post("/v1/budgets")
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    private static void amend(String id, String seen, String total, int status) {
        var request = finance().body(Map.of("total", total));
        if (seen != null) {
            request.header("If-Match", seen);
        }
        request.put("/v1/budgets/" + id).then().statusCode(status).contentType(containsString("json"));
    }
}
