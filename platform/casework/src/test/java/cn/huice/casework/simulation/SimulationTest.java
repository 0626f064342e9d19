package cn.huice.casework.simulation;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.OtherService;
import cn.huice.casework.testbed.Written;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Validity;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SimulationTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final String DRAFT = "如果(上年度研发费用 超过 15000元, 上年度研发费用 × 5%, 上年度研发费用 × 20%)";
    private static final AttributeKey EXPENSE = new AttributeKey("enterprise.rd_expense_prior_year");
    private static final AttributeKey DISHONEST = new AttributeKey("enterprise.in_dishonesty_record");
    private static int districts = 120_300;

    @Inject
    Register register;

    private final String policy = Written.newId();
    private final String district = Integer.toString(districts++);
    private final SubjectId small = enterprise();
    private final SubjectId large = enterprise();

    @BeforeEach
    void a_policy_and_two_enterprises() {
        SettableClock.set(TODAY);
        Editor.publishes(
                        policy,
                        null,
                        Written.policy(policy, "10%"),
                        Written.tests("2023-06-05", "1000.00"),
                        "2021-01-01",
                        false)
                .statusCode(201);
        register(small, "10000.00");
        register(large, "20000.00");
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    @Test
    void it_says_who_gains_who_loses_and_what_it_costs() {
        JsonPath done = simulated(Map.of("text", draft()));
        assertEquals(1, done.getInt("total.gaining"));
        assertEquals("1000.00", done.getString("total.gained"));
        assertEquals(1, done.getInt("total.losing"));
        assertEquals("1000.00", done.getString("total.lost"));
        assertEquals("0.00", done.getString("total.difference"));
        assertEquals("3000.00", done.getString("total.before.exact"));
        assertEquals(2, done.getInt("total.after.eligible"));
        assertEquals("CNY", done.getString("unit"));
        assertEquals(district, done.getString("districts[0].district"));
    }

    @Test
    void subjects_are_named_to_auditors_and_not_to_editors() {
        String id = simulated(Map.of("text", draft())).getString("id");
        JsonPath auditor = results(Tokens.role("auditor"), id);
        assertEquals(1, auditor.getList("items").size());
        assertEquals(small.id(), auditor.getString("items[0].subject"));
        assertEquals("1000.00", auditor.getString("items[0].before"));
        assertEquals("2000.00", auditor.getString("items[0].after"));
        assertNull(results(Editor.TOKEN, id).getString("items[0].subject"));
        as(Tokens.officer("120000")).get("/v1/simulations/" + id).then().statusCode(403);
    }

    @Test
    void what_is_recorded_later_by_anybody_counts_in_the_next_one() {
        assertEquals("3000.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        register.declare(small, EXPENSE, new Value.Num(new BigDecimal("11000.00")), Validity.from(LONG_AGO));
        assertEquals("3100.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        register(enterprise(), "5000.00");
        assertEquals("3600.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        try (OtherService talent = new OtherService()) {
            talent.publish(
                    "huice.facts",
                    "cn.huice.fact.verified.v1",
                    large.id(),
                    Map.of(
                            "subject", Map.of("kind", "enterprise", "id", large.id()),
                            "attribute", DISHONEST.value(),
                            "value", true,
                            "validFrom", "2020-01-01",
                            "standing", "VERIFIED",
                            "source", "发展改革",
                            "service", "/land-service"));
            await().atMost(LONG_ENOUGH)
                    .until(() -> simulated(Map.of("text", draft()))
                            .getString("total.before.exact")
                            .equals("1600.00"));
        }
    }

    @Test
    void facts_count_on_the_days_they_hold() {
        register.declare(
                small,
                EXPENSE,
                new Value.Num(new BigDecimal("30000.00")),
                Validity.between(TODAY.plusDays(1), TODAY.plusDays(2)));
        assertEquals("3000.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        Map<String, Object> tomorrow = Map.of("text", draft(), "asOf", "2023-06-06");
        assertEquals("5000.00", simulated(tomorrow).getString("total.before.exact"));
        assertEquals("3000.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        SettableClock.set(TODAY.plusDays(2));
        assertEquals("5000.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
        SettableClock.set(TODAY.plusDays(3));
        assertEquals("3000.00", simulated(Map.of("text", draft())).getString("total.before.exact"));
    }

    @Test
    void without_a_draft_a_coming_version_is_held_against_todays() {
        Editor.publishes(
                        policy,
                        "\"1\"",
                        Written.policy(policy, "10%", "2023-12-31", "2024-01-01", "30%"),
                        Written.tests("2023-06-05", "1000.00", "2024-01-01", "3000.00"),
                        "2024-01-01",
                        false)
                .statusCode(201);
        JsonPath done = simulated(Map.of("asOf", "2024-01-01"));
        assertEquals("2023-06-05", done.getString("against"));
        assertEquals("6000.00", done.getString("total.difference"));
        started(Map.of()).then().statusCode(422).body("code", equalTo("nothing-compared"));
    }

    @Test
    void a_wrong_draft_is_refused_as_in_publishing_and_unknown_fields_too() {
        started(Map.of("text", Written.policy(policy, "上年研发")))
                .then()
                .statusCode(422)
                .body("errors[0].field", startsWith("text:"));
        started(Map.of("text", draft(), "districts", "120103"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("districts"));
    }

    @Test
    void what_is_not_kept_is_gone_and_what_never_was_is_not_found() {
        String id = simulated(Map.of("text", draft())).getString("id");
        as(Editor.TOKEN).delete("/v1/simulations/" + id).then().statusCode(204);
        as(Editor.TOKEN)
                .get("/v1/simulations/00000000-7")
                .then()
                .statusCode(410)
                .body("code", equalTo("simulation-gone"));
        as(Editor.TOKEN).get("/v1/simulations/nothing").then().statusCode(404);
    }

    private String draft() {
        return Written.policy(policy, "10%").replace("上年度研发费用 × 10%", "\"" + DRAFT + "\"");
    }

    private static SubjectId enterprise() {
        return new SubjectId("enterprise", newSubject());
    }

    private void register(SubjectId subject, String expense) {
        register.ensure(subject, district);
        register.declare(subject, DISHONEST, new Value.Truth(false), Validity.from(LONG_AGO));
        register.declare(subject, EXPENSE, new Value.Num(new BigDecimal(expense)), Validity.from(LONG_AGO));
    }

    private JsonPath simulated(Map<String, Object> more) {
        String id = started(more).then().statusCode(202).extract().path("id");
        await().atMost(LONG_ENOUGH)
                .until(() -> !simulation(id).getString("state").equals("RUNNING"));
        JsonPath done = simulation(id);
        assertEquals("DONE", done.getString("state"), done.prettify());
        return done;
    }

    private io.restassured.response.Response started(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("policy", policy, "district", district));
        body.putAll(more);
        return as(Editor.TOKEN).body(body).post("/v1/simulations");
    }

    private static JsonPath simulation(String id) {
        return as(Editor.TOKEN)
                .get("/v1/simulations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath results(String token, String id) {
        return as(token)
                .get("/v1/simulations/" + id + "/results?change=GAINS")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
