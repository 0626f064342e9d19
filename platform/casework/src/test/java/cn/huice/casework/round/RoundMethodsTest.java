package cn.huice.casework.round;

import static cn.huice.casework.testbed.Allotting.act;
import static cn.huice.casework.testbed.Allotting.closedAndDecided;
import static cn.huice.casework.testbed.Allotting.recomputation;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.amendBudget;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.reserved;
import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Allotting;
import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 分配 by its methods and its rules for what does not fit, each with a policy, budgets and a line of its own. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RoundMethodsTest {
    private static final String SHARES = """
            流程: %s
            资金分担:
            - {级别: 市级, 比例: 60%%}
            - {级别: 区级, 比例: 40%%}""";

    private final String policy = Written.newId();
    private String cityBudget;
    private String districtBudget;

    @BeforeEach
    void a_monday() {
        SettableClock.set(RdAward.MONDAY);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void who_came_first_is_served_first_who_does_not_fit_lets_others_pass_and_waits_for_another_round() {
        offered("先到先得流程", "600.00", "400.00");
        String first = submitted("5000.00", Map.of());
        String tooMuch = submitted("6000.00", Map.of());
        String third = submitted("3333.30", Map.of());
        List.of(third, tooMuch, first).forEach(RoundMethodsTest::reviewed);
        String round = opened(Map.of());
        closedAndDecided(round);

        result(round)
                .body("application", contains(first, tooMuch, third))
                .body("rank", contains(1, 2, 3))
                .body("asked", contains("500.00", "600.00", "333.33"))
                .body("amount", contains("500.00", "0.00", "333.33"))
                .body("standing", contains("FULL", "NONE", "FULL"));
        assertEquals(List.of("500.00", "333.33"), reserved(policy, 2023));
        assertEquals("DECISION", seen(third).getString("step.kind"));
        assertEquals("IN_PROGRESS", seen(tooMuch).getString("state"));
        assertEquals("RANKING", seen(tooMuch).getString("step.kind"));
        computedAgainIsTheSame(round);

        amendBudget(cityBudget, "860.00");
        amendBudget(districtBudget, "573.33");
        String second = opened(Map.of());
        closedAndDecided(second);
        result(second)
                .body("application", contains(tooMuch))
                .body("amount", contains("600.00"))
                .body("standing", contains("FULL"));
        assertEquals(List.of("860.00", "573.33"), reserved(policy, 2023));
        computedAgainIsTheSame(second);

        Calls.act(CITY_OFFICER, third, "approve").then().statusCode(200).body("amount", equalTo("333.33"));
        assertEquals(List.of("860.00", "573.33"), reserved(policy, 2023));
    }

    @Test
    void in_proportion_everybody_gets_the_same_part_and_all_of_the_rounds_total_is_given_to_the_fen() {
        offered("按比例流程", "1000.00", "1000.00");
        String small = waiting("1000.00", Map.of());
        String middle = waiting("2000.00", Map.of());
        String large = waiting("4000.00", Map.of());
        String round = opened(Map.of("total", "500.00"));
        as(CITY_OFFICER)
                .get("/v1/rounds/" + round + "/preview")
                .then()
                .body("asked", equalTo("700.00"))
                .body("given", equalTo("500.00"));
        closedAndDecided(round);

        result(round)
                .body("application", contains(small, middle, large))
                .body("rank", contains(null, null, null))
                .body("amount", contains("71.43", "142.86", "285.71"))
                .body("standing", contains("PARTIAL", "PARTIAL", "PARTIAL"));
        assertEquals(List.of("300.01", "199.99"), reserved(policy, 2023));
        computedAgainIsTheSame(round);
        Calls.act(CITY_OFFICER, large, "approve").then().statusCode(200).body("amount", equalTo("285.71"));
        assertEquals(List.of("300.01", "199.99"), reserved(policy, 2023));
    }

    @Test
    void in_proportion_the_tighter_of_the_budgets_is_used_up_to_the_fen() {
        offered("按比例流程", "1000.00", "40.00");
        waiting("1000.00", Map.of());
        waiting("1000.00", Map.of());
        waiting("1000.00", Map.of());
        String round = opened(Map.of());
        closedAndDecided(round);

        result(round).body("amount", contains("33.35", "33.34", "33.34"));
        assertEquals(List.of("60.03", "40.00"), reserved(policy, 2023));
        computedAgainIsTheSame(round);
    }

    @Test
    void in_proportion_there_is_enough_for_all_who_ask_less_than_there_is() {
        offered("按比例流程", "1000.00", "1000.00");
        waiting("1000.00", Map.of());
        waiting("3333.30", Map.of());
        String round = opened(Map.of());
        closedAndDecided(round);

        result(round).body("amount", contains("100.00", "333.33")).body("standing", contains("FULL", "FULL"));
        assertEquals(List.of("260.00", "173.33"), reserved(policy, 2023));
        computedAgainIsTheSame(round);
    }

    @Test
    void equal_scores_are_told_apart_by_what_the_procedure_names_and_where_it_stops_equals_stop_together() {
        offered("排序停止流程", "120.00", "80.00");
        String one = waiting("1000.00", scored("0.1", "2.00"));
        String intense = waiting("1000.00", scored("0.2", "1.00"));
        String other = waiting("1000.00", scored("0.1", "2.00"));
        String round = opened(Map.of());
        closedAndDecided(round);

        result(round)
                .body("application", contains(intense, one, other))
                .body("rank", contains(1, 2, 2))
                .body("score", contains("0.5000000000", "0.5000000000", "0.5000000000"))
                .body("amount", contains("100.00", "0.00", "0.00"));
        assertEquals(List.of("60.00", "40.00"), reserved(policy, 2023));
        assertEquals("DECISION", seen(intense).getString("step.kind"));
        assertEquals("REJECTED", seen(one).getString("state"));
        assertEquals("REJECTED", seen(other).getString("state"));
        computedAgainIsTheSame(round);
    }

    @Test
    void whom_nothing_tells_apart_is_cut_alike_and_the_last_fen_goes_by_the_case_number() {
        offered("排序部分给予流程", "60.01", "40.00");
        for (int i = 0; i < 3; i++) {
            waiting("1000.00", scored("0.1", "2.00"));
        }
        String round = opened(Map.of());
        closedAndDecided(round);

        result(round)
                .body("rank", contains(1, 1, 1))
                .body("amount", contains("33.34", "33.33", "33.33"))
                .body("standing", contains("PARTIAL", "PARTIAL", "PARTIAL"));
        assertEquals(List.of("60.01", "39.99"), reserved(policy, 2023));
        computedAgainIsTheSame(round);
    }

    @Test
    void a_sanction_keeps_a_case_out_of_its_round_as_long_as_it_holds_and_no_longer() {
        offered("按比例流程", "1000.00", "1000.00");
        String id = waiting("1000.00", Map.of());
        command(DISTRICT_OFFICER)
                .body(Map.of(
                        "subject", Map.of("kind", "enterprise", "id", seen(id).getString("subject.id")),
                        "reason", "虚报",
                        "article", "第二十条",
                        "from", "2023-06-01",
                        "until", "2023-06-30"))
                .post("/v1/sanctions")
                .then()
                .statusCode(201);
        String round = opened(Map.of());
        act(round, "close")
                .statusCode(409)
                .body("code", equalTo("round-incomplete"))
                .body("errors[0].reason", equalTo("主体处于失信惩戒期"));

        SettableClock.set(LocalDate.of(2023, 7, 3));
        closedAndDecided(round);
        result(round).body("amount", contains("100.00"));
    }

    private void offered(String procedure, String city, String district) {
        RdAward.published(policy, SHARES.formatted(procedure));
        cityBudget = newBudget(policy, 2023, "city", "120000", city);
        districtBudget = newBudget(policy, 2023, "district", HEXI, district);
    }

    private static Map<String, Object> scored(String intensity, String contribution) {
        return Map.of(
                "enterprise.rd_intensity", intensity,
                "enterprise.economic_contribution", contribution);
    }

    /** @param expense 元, of which a tenth is asked for */
    private String submitted(String expense, Map<String, Object> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("enterprise.in_dishonesty_record", false);
        facts.put("enterprise.rd_expense_prior_year", expense);
        return Enterprise.some().apply(policy, facts);
    }

    private static void reviewed(String application) {
        Calls.act(DISTRICT_OFFICER, application, "approve")
                .then()
                .statusCode(200)
                .body("step.kind", equalTo("RANKING"));
    }

    private String waiting(String expense, Map<String, Object> more) {
        String application = submitted(expense, more);
        reviewed(application);
        return application;
    }

    private String opened(Map<String, Object> more) {
        return Allotting.opened(policy, 2023, more);
    }

    private static ValidatableResponse result(String round) {
        return as(CITY_OFFICER).get("/v1/rounds/" + round + "/result").then().statusCode(200);
    }

    private static void computedAgainIsTheSame(String round) {
        recomputation(round).body("same", equalTo(true)).body("differing", hasSize(0));
    }
}
