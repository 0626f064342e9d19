package cn.huice.casework.budget;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.sql.Database;
import cn.huice.journal.sql.DatabaseRefused;
import cn.huice.policy.FundingShare;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class BudgetLifeTest {
    private static final List<FundingShare> HALVES = List.of(
            new FundingShare("city", new BigDecimal("0.5")), new FundingShare("district", new BigDecimal("0.5")));

    @Inject
    Budgets budgets;

    @Inject
    CarryOver carryOver;

    @Inject
    BudgetTable table;

    @Inject
    Database database;

    private final String programme = newPolicy();

    @BeforeEach
    void in_the_year_of_the_budget() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void the_ledger_tells_every_movement_and_what_it_came_to() {
        String id = made("city", "120000", "1000.00");
        String caseId = newCase();
        reserve(caseId, List.of(), "300.00");
        commit(() -> budgets.commit(caseId, yuan("200.00")));
        commit(() -> budgets.release(caseId, yuan("100.00"), "核减"));
        commit(() -> budgets.pay(caseId, yuan("150.00")));
        commit(() -> budgets.takeBack(caseId, yuan("50.00")));
        commit(() -> budgets.recover(caseId, yuan("30.00"), "追回"));

        finance()
                .queryParam("limit", 4)
                .get("/v1/budgets/" + id + "/movements")
                .then()
                .statusCode(200)
                .body("items.kind", contains("RECOVERED", "RETURNED", "PAID", "RELEASED"))
                .body("items[0].after.paid", equalTo("70.00"))
                .body("items[1].after.committed", equalTo("100.00"))
                .body("items[1].application", equalTo(caseId))
                .body("items[2].change.paid", equalTo("150.00"))
                .body("items[3].change.committed", equalTo("0.00"))
                .body("items[3].why", equalTo("核减"));
        assertBalanced(id);
        assertEquals(yuan("830.00"), find(id).left());
    }

    @Test
    void what_comes_back_after_its_year_goes_to_the_treasury() {
        String id = made("city", "120000", "1000.00");
        String caseId = newCase();
        reserve(caseId, List.of(), "300.00");
        commit(() -> budgets.pay(caseId, yuan("300.00")));
        SettableClock.set(LocalDate.of(2024, 2, 1));

        commit(() -> budgets.recover(caseId, yuan("100.00"), "追回"));

        assertEquals(yuan("300.00"), find(id).paid());
        finance().get("/v1/budgets/" + id + "/movements").then().body("items[0].kind", equalTo("SURRENDERED"));
        commit(() -> budgets.recover(caseId, yuan("200.00"), "追回"));
        assertTrue(refused(() -> budgets.recover(caseId, yuan("0.01"), "追回")));
    }

    @Test
    void what_is_owed_at_the_years_end_is_carried_over_with_its_money() {
        String id = made("district", HEXI, "1000.00");
        String owed = newCase();
        made("city", "120000", "1000.00");
        reserve(owed, HALVES, "400.00");
        commit(() -> budgets.commit(owed, yuan("300.00")));
        commit(() -> budgets.pay(owed, yuan("100.00")));

        carry(id, "\"4\"", 409).body("code", equalTo("year-not-over"));
        SettableClock.set(LocalDate.of(2024, 1, 3));
        carry(id, "\"3\"", 412);
        String next = carry(id, "\"4\"", 200)
                .body("year", equalTo(2024))
                .body("total", equalTo("100.00"))
                .body("committed", equalTo("100.00"))
                .extract()
                .path("id");
        carry(id, "\"5\"", 409).body("code", equalTo("nothing-to-carry-over"));

        assertEquals(yuan("900.00"), find(id).total());
        assertEquals(yuan("50.00"), find(id).reserved());
        commit(() -> budgets.pay(owed, yuan("300.00")));
        assertEquals(yuan("100.00"), find(next).paid());
        assertEquals(yuan("0.00"), find(next).reserved());
        assertBalanced(id);
        assertBalanced(next);
    }

    @Test
    void a_ledger_is_for_those_who_see_the_budget() {
        String id = made("district", HEXI, "1000.00");
        as(Tokens.officer(BINHAI))
                .get("/v1/budgets/" + id + "/movements")
                .then()
                .statusCode(404);
        as(Tokens.officer(HEXI))
                .get("/v1/budgets/" + id + "/movements")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("MADE"));
        as(Tokens.role("auditor"))
                .header("If-Match", "\"1\"")
                .body(Map.of("action", "carry-over", "comment", "结转"))
                .post("/v1/budgets/" + id + "/actions")
                .then()
                .statusCode(403);
    }

    /** DESIGN §9.4, under random commands from many at once; the database is read all the while. */
    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 987_654_321})
    void whatever_is_commanded_at_once_paid_plus_reserved_never_exceeds_a_budget(long seed) throws Exception {
        String city = made("city", "120000", "5000.00");
        String district = made("district", HEXI, "3000.00");
        SettableClock.set(LocalDate.of(2024, 1, 3));
        List<String> cases = IntStream.range(0, 6).mapToObj(i -> newCase()).toList();
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int client = 0; client < 8; client++) {
            Random random = new Random(seed + client);
            clients.add(() -> {
                int done = 0;
                for (int i = 0; i < 25; i++) {
                    String caseId = cases.get(random.nextInt(cases.size()));
                    BigDecimal amount = BigDecimal.valueOf(random.nextInt(90_000) + 1L, 2);
                    int what = random.nextInt(9);
                    List<FundingShare> shares = random.nextBoolean() ? HALVES : List.of();
                    done += refused(() -> move(what, caseId, shares, amount, random.nextBoolean() ? city : district))
                            ? 0
                            : 1;
                    assertEquals(0, exceeded());
                }
                return done;
            });
        }
        int done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> client : threads.invokeAll(clients)) {
                done += client.get();
            }
        }

        assertTrue(done > 20, () -> "commands that had an effect");
        assertEquals(0, exceeded());
        List<String> ids =
                database.list("select id from budget where programme = ?", row -> row.getString(1), programme);
        ids.forEach(this::assertBalanced);
    }

    private void move(int what, String caseId, List<FundingShare> shares, BigDecimal amount, String budget) {
        switch (what) {
            case 0, 1 -> budgets.reserve(caseId, programme, 2023, HEXI, shares, amount);
            case 2 -> budgets.commit(caseId, amount);
            case 3, 4 -> budgets.pay(caseId, amount);
            case 5 -> budgets.takeBack(caseId, amount);
            case 6 -> budgets.recover(caseId, amount, "追回");
            case 7 -> budgets.release(caseId, amount, "核减");
            default -> carryOver.carry(budget, new Revision(find(budget).revision()), "结转");
        }
    }

    /** Whether a command was refused for a reason of the field; a deadlock or a broken constraint is no such reason. */
    private static boolean refused(Runnable command) {
        try {
            commit(command);
            return false;
        } catch (ProblemException | IllegalStateException refusal) {
            return true;
        } catch (DatabaseRefused broken) {
            throw new AssertionError("the database had to refuse", broken);
        }
    }

    private int exceeded() {
        return database.first(
                        "select count(*) from budget where paid + reserved > total or committed > reserved",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    /** The sums are those of the ledger and of the cases' reservations. */
    private void assertBalanced(String id) {
        Budget budget = find(id);
        Movement.Sums sums = new Movement.Sums(budget.total(), budget.reserved(), budget.committed(), budget.paid());
        assertEquals(sums, database.first("""
                                select sum(total_change) t, sum(reserved_change) r, sum(committed_change) c,
                                       sum(paid_change) p
                                from budget_movement where budget_id = ?
                                """, row -> sums(row), id).orElseThrow());
        assertEquals(
                sums, database.first("""
                                select ?::numeric t, coalesce(sum(reserved), 0.00) r, coalesce(sum(committed), 0.00) c,
                                       coalesce(sum(paid), 0.00) p
                                from budget_reservation where budget_id = ?
                                """, row -> sums(row), budget.total(), id).orElseThrow());
    }

    private static Movement.Sums sums(ResultSet row) throws SQLException {
        return new Movement.Sums(
                row.getBigDecimal("t"), row.getBigDecimal("r"), row.getBigDecimal("c"), row.getBigDecimal("p"));
    }

    private void reserve(String caseId, List<FundingShare> shares, String amount) {
        commit(() -> budgets.reserve(caseId, programme, 2023, HEXI, shares, yuan(amount)));
    }

    private Budget find(String id) {
        return table.find(id).orElseThrow();
    }

    private static BigDecimal yuan(String text) {
        return new BigDecimal(text);
    }

    private static ValidatableResponse carry(String id, String seen, int status) {
        return finance()
                .header("If-Match", seen)
                .body(Map.of("action", "carry-over", "comment", "年末结转"))
                .post("/v1/budgets/" + id + "/actions")
                .then()
                .statusCode(status);
    }

    private String made(String level, String district, String total) {
        return newBudget(programme, 2023, level, district, total);
    }
}
