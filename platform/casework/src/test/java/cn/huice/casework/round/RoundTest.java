package cn.huice.casework.round;

import static cn.huice.casework.testbed.Allotting.act;
import static cn.huice.casework.testbed.Allotting.closedAndDecided;
import static cn.huice.casework.testbed.Allotting.recomputation;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reserved;
import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static cn.huice.testing.Calls.confirm;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.testbed.Allotting;
import cn.huice.casework.testbed.Api;
import cn.huice.casework.testbed.Enterprise;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each test in a year of its own, so that each has the budgets and the line for itself. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RoundTest {
    private static final String POLICY = "grant-ranked";
    private static final String AUDITOR = Tokens.role("auditor");
    private static final String OTHER_DISTRICT = Tokens.officer(Api.BINHAI);

    @Inject
    Database database;

    @Inject
    Journal journal;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_round_ranks_reserves_and_lets_the_selected_go_on() {
        in(2023);
        budgets(2023, "600000.00", "400000.00");
        String best = waiting("0.15", "12000000.00", "5000000.00", false);
        String second = waiting("0.10", "8000000.00", "4000000.00", false);
        String last = waiting("0.02", "1000000.00", "3000000.00", false);
        String exempt = waiting("0.01", "1000.00", "2000000.00", true);
        String round = opened(2023);

        as(CITY_OFFICER)
                .get("/v1/rounds/" + round + "/preview")
                .then()
                .statusCode(200)
                .body("asked", equalTo("1400000.00"))
                .body("given", equalTo("1000000.00"))
                .body("left.city", equalTo("600000.00"))
                .body("entries.application", contains(exempt, best, second, last))
                .body("entries.amount", contains("200000.00", "500000.00", "300000.00", "0.00"))
                .body("entries.rank", contains(null, 1, 2, 3));
        act(round, "decide").statusCode(409).body("code", equalTo("round-state"));
        act(round, "close").statusCode(200).body("state", equalTo("CLOSED"));
        act(round, "decide").statusCode(200).body("state", equalTo("DECIDED"));

        as(CITY_OFFICER)
                .get("/v1/rounds/" + round + "/result")
                .then()
                .statusCode(200)
                .body("standing", contains("FULL", "FULL", "PARTIAL", "NONE"))
                .body("amount", contains("200000.00", "500000.00", "300000.00", "0.00"));
        assertEquals("NOTICE", seen(second).getString("step.kind"));
        assertEquals("300000.00", seen(second).getString("allotted"));
        assertEquals("300000.00", seen(second).getString("notice.amount"));
        assertEquals("REJECTED", seen(last).getString("state"));
        assertEquals(List.of("600000.00", "400000.00"), reserved(POLICY, 2023));
        assertEquals(
                List.of("cn.huice.round.opened.v1", "cn.huice.round.closed.v1", "cn.huice.round.decided.v1"),
                journal.stream("round:" + round).stream()
                        .map(JournalEntry::type)
                        .toList());
    }

    @Test
    void the_worked_example_is_ranked_whatever_the_order_of_filing_and_uses_the_budget_up() {
        in(2021);
        budgets(2021, "600000.00", "400000.00");
        String d = waiting("0.02", "1000000.00", "3000000.00", false);
        String b = waiting("0.1", "8000000.00", "4000000.00", false);
        String c = waiting("0.06", "5000000.00", "1000000.00", false);
        String a = waiting("0.15", "12000000.00", "5000000.00", false);
        String round = opened(2021);
        closedAndDecided(round);
        as(CITY_OFFICER)
                .get("/v1/rounds/" + round + "/result")
                .then()
                .body("application", contains(a, b, c, d))
                .body("rank", contains(1, 2, 3, 4))
                .body("amount", contains("500000.00", "400000.00", "100000.00", "0.00"))
                .body("standing", contains("FULL", "FULL", "FULL", "NONE"));
        assertEquals(List.of("600000.00", "400000.00"), reserved(POLICY, 2021));
        assertEquals("REJECTED", seen(d).getString("state"));
    }

    @Test
    void a_decided_round_computed_again_from_what_it_kept_gives_the_same_and_any_touch_shows() {
        in(2024);
        budgets(2024, "600000.00", "400000.00");
        waiting("0.15", "12000000.00", "5000000.00", false);
        String other = waiting("0.10", "8000000.00", "9000000.00", false);
        String round = opened(2024);
        act(round, "close").statusCode(200);
        confirm("税务", enterprise(other), "enterprise.economic_contribution", "99000000.00");
        act(round, "decide").statusCode(200);

        recomputation(round).body("same", equalTo(true)).body("differing", hasSize(0));
        Api.commit(() ->
                database.change("update round_entry set amount = amount + 1 where round_id = ? and rank = 2", round));
        recomputation(round).body("same", equalTo(false)).body("differing", hasSize(1));
        Api.commit(() ->
                database.change("update round_entry set amount = amount - 1 where round_id = ? and rank = 2", round));
        recomputation(round).body("same", equalTo(true));
        Api.commit(() -> database.change(
                "update round_entry set submitted_at = submitted_at + interval '1 second' where round_id = ? and rank = 1",
                round));
        recomputation(round).body("same", equalTo(false));
    }

    @Test
    void what_is_not_known_or_not_verified_keeps_a_round_from_closing_and_who_leaves_keeps_it_from_being_decided() {
        in(2025);
        budgets(2025, "600000.00", "400000.00");
        Enterprise unverified = Enterprise.some();
        String id = waiting(
                unverified,
                Map.of(
                        "enterprise.rd_expense_prior_year", "1000000.00",
                        "enterprise.economic_contribution", "5.00",
                        "enterprise.rd_intensity", "0.1",
                        "enterprise.is_chuying_current_year", false));
        String staying = waiting("0.15", "12000000.00", "5000000.00", false);
        String round = opened(2025);

        as(CITY_OFFICER)
                .get("/v1/rounds/" + round + "/preview")
                .then()
                .body("lacking.application", contains(id))
                .body("lacking[0].lacks", contains("缺少「规上规下分组」", "「综合经济贡献」须经税务核实"));
        act(round, "close")
                .statusCode(409)
                .body("code", equalTo("round-incomplete"))
                .body("errors", hasSize(2));

        confirm("税务", "enterprise/" + unverified.id(), "enterprise.economic_contribution", "5.00");
        confirm("统计", "enterprise/" + unverified.id(), "enterprise.scale_class", "above_scale");
        act(round, "close").statusCode(200);
        Calls.act(unverified.token(), id, "withdraw").then().statusCode(200);
        act(round, "decide")
                .statusCode(409)
                .body("code", equalTo("round-changed"))
                .body("errors", hasSize(1));
        act(round, "reopen").statusCode(200).body("state", equalTo("OPEN"));
        closedAndDecided(round);
        assertEquals("NOTICE", seen(staying).getString("step.kind"));
    }

    @Test
    void the_decision_keeps_to_what_the_round_gave_and_reserves_nothing_twice() {
        in(2026);
        budgets(2026, "180000.00", "120000.00");
        String id = waiting("0.15", "12000000.00", "5000000.00", false);
        String round = opened(2026);
        closedAndDecided(round);
        assertEquals("300000.00", seen(id).getString("allotted"));

        String due = seen(id).getString("step.due");
        command(DISTRICT_OFFICER)
                .body(Map.of("workingDays", 5, "reason", "名单更正"))
                .post("/v1/notices/" + seen(id).getString("notice.id") + "/extension")
                .then()
                .statusCode(200);
        assertEquals(seen(id).getString("notice.until"), seen(id).getString("step.due"));
        assertEquals(
                WorkingCalendar.national().plus(LocalDate.parse(due), 5).toString(), seen(id).getString("step.due"));

        SettableClock.set(LocalDate.of(2026, 7, 1));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> seen(id).getString("step.kind").equals("DECISION"));
        Calls.act(CITY_OFFICER, id, "approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("amount", equalTo("300000.00"));
        assertEquals(List.of("180000.00", "120000.00"), reserved(POLICY, 2026));
    }

    @Test
    void rounds_are_worked_by_those_who_rank_and_one_at_a_time() {
        in(2022);
        opening(DISTRICT_OFFICER, POLICY, 2022).statusCode(403).body("code", equalTo("not-your-round"));
        opening(CITY_OFFICER, "grant-joint", 2022).statusCode(422).body("code", equalTo("no-ranking"));
        String round = opened(2022);
        opening(CITY_OFFICER, POLICY, 2022).statusCode(409).body("code", equalTo("round-exists"));
        act(round, "close").statusCode(409).body("code", equalTo("round-empty"));
        as(DISTRICT_OFFICER).get("/v1/rounds/" + round).then().statusCode(200);
        command(OTHER_DISTRICT)
                .header("If-Match", "\"1\"")
                .body(Map.of("action", "cancel"))
                .post("/v1/rounds/" + round + "/actions")
                .then()
                .statusCode(403);
        command(CITY_OFFICER)
                .header("If-Match", "\"9\"")
                .body(Map.of("action", "cancel"))
                .post("/v1/rounds/" + round + "/actions")
                .then()
                .statusCode(412);
        act(round, "cancel").statusCode(200).body("state", equalTo("CANCELLED"));
        as(AUDITOR).get("/v1/rounds?policy=" + POLICY).then().statusCode(200).body("items.id", hasItem(round));
        as(AUDITOR).get("/v1/rounds?policy=grant-joint").then().body("items.id", not(hasItem(round)));
        assertNull(as(AUDITOR).get("/v1/rounds/" + round).path("decidedAt"));
    }

    private static void in(int year) {
        SettableClock.set(LocalDate.of(year, 6, 5));
    }

    private static void budgets(int year, String city, String district) {
        newBudget(POLICY, year, "city", "120000", city);
        newBudget(POLICY, year, "district", HEXI, district);
    }

    /** A case of 河西 that has come as far as 排序, with everything its round wants to know. */
    private static String waiting(String intensity, String contribution, String expense, boolean chuying) {
        Enterprise enterprise = Enterprise.some();
        Map<String, Object> facts = new HashMap<>();
        facts.put("enterprise.rd_expense_prior_year", expense);
        facts.put("enterprise.rd_intensity", intensity);
        facts.put("enterprise.scale_class", "above_scale");
        facts.put("enterprise.is_chuying_current_year", chuying);
        String id = waiting(enterprise, facts);
        confirm("税务", "enterprise/" + enterprise.id(), "enterprise.economic_contribution", contribution);
        return id;
    }

    private static String waiting(Enterprise enterprise, Map<String, Object> facts) {
        String id = enterprise.apply(POLICY, facts);
        Calls.act(DISTRICT_OFFICER, id, "approve").then().statusCode(200).body("step.kind", equalTo("RANKING"));
        return id;
    }

    private static String enterprise(String application) {
        return "enterprise/" + seen(application).getString("subject.id");
    }

    private static ValidatableResponse opening(String token, String policy, int year) {
        return command(token)
                .body(Map.of("policy", policy, "year", year, "title", year + " 年度"))
                .post("/v1/rounds")
                .then();
    }

    private static String opened(int year) {
        return Allotting.opened(POLICY, year, Map.of());
    }
}
