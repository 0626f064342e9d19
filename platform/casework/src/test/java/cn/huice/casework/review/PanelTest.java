package cn.huice.casework.review;

import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.casework.testbed.Enterprise.DISTRICT_OFFICER;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.testbed.Api;
import cn.huice.casework.testbed.Enterprise;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.sql.Database;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class PanelTest {
    private static final String AUDITOR = Tokens.role("auditor");

    private final Enterprise enterprise = Enterprise.some();

    @Inject
    Database database;

    @Inject
    Journal journal;

    @BeforeEach
    void five_experts_and_some_who_may_not() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        Api.commit(() -> database.change("update expert set active = false"));
        for (int i = 1; i <= 5; i++) {
            expert("X-" + i, "试验", "E-elsewhere", true);
        }
        expert("X-6", "试验", enterprise.id(), true);
        expert("X-7", "试验", "E-elsewhere", false);
        expert("X-8", "别的", "E-elsewhere", true);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_draw_takes_only_whom_it_may_and_anybody_can_draw_it_again() {
        String panel = opened(accepted());
        List<String> drawn = drawn(panel);

        as(AUDITOR)
                .get("/v1/panels/" + panel + "/draw")
                .then()
                .statusCode(200)
                .body("matches", contains(true))
                .body("[0].eligible", contains("X-1", "X-2", "X-3", "X-4", "X-5"))
                .body("[0].drawn", equalTo(drawn))
                .body("[0].excluded", hasItem("X-6: employer"))
                .body("[0].excluded", hasItem("X-7: inactive"))
                .body("[0].excluded", hasItem("X-8: field"));
        assertEquals(
                List.of("cn.huice.panel.committed.v1", "cn.huice.panel.drawn.v1", "cn.huice.panel.committed.v1"),
                journal.stream("panel:" + panel).stream()
                        .map(JournalEntry::type)
                        .toList());
        draw(panel).statusCode(409).body("code", equalTo("panel-complete"));
    }

    @Test
    void a_draw_somebody_has_touched_does_not_match() {
        String panel = opened(accepted());
        drawn(panel);
        Api.commit(() -> database.change(
                "update panel_draw set drawn = array['X-1', 'X-2', 'X-3', 'X-9'] where panel_id = ?", panel));
        as(AUDITOR).get("/v1/panels/" + panel + "/draw").then().body("matches", contains(false));
    }

    @Test
    void a_draw_from_which_somebody_was_left_out_does_not_match_though_it_was_drawn_again_from_the_rest() {
        String panel = opened(accepted());
        String out = drawn(panel).getFirst();
        String seed = database.first("select seed from panel_draw where panel_id = ?", row -> row.getString(1), panel)
                .orElseThrow();
        List<String> rest = List.of("X-1", "X-2", "X-3", "X-4", "X-5").stream()
                .filter(expert -> !expert.equals(out))
                .toList();
        Api.commit(() -> database.change(
                "update panel_draw set eligible = ?, drawn = ? where panel_id = ?",
                rest,
                Lottery.draw(seed, panel, 1, rest, 4),
                panel));
        as(AUDITOR).get("/v1/panels/" + panel + "/draw").then().body("matches", contains(false));
    }

    @Test
    void why_somebody_was_excluded_cannot_be_changed_unseen() {
        String panel = opened(accepted());
        drawn(panel);
        Api.commit(() -> database.change(
                "update panel_draw set excluded = array_replace(excluded, 'X-6: employer', 'X-6: field') where panel_id = ?",
                panel));
        as(AUDITOR).get("/v1/panels/" + panel + "/draw").then().body("matches", contains(false));
    }

    @Test
    void when_nobody_is_left_to_draw_a_seat_stays_free_until_somebody_can_be_drawn() {
        String panel = opened(accepted());
        List<String> drawn = drawn(panel);
        recuse(drawn.get(0), panel);
        recuse(drawn.get(1), panel);
        as(AUDITOR)
                .get("/v1/panels/" + panel + "/draw")
                .then()
                .body("[0].drawn", hasSize(4))
                .body("[1].drawn", hasSize(1))
                .body("matches", contains(true, true));
        List<String> left = seated(panel);
        assertEquals(3, left.size());
        draw(panel).statusCode(409).body("code", equalTo("nobody-eligible"));
        assertEquals(left, seated(panel));

        expert("X-9", "试验", "E-elsewhere", true);
        draw(panel).statusCode(200);
        assertTrue(seated(panel).contains("X-9"));
        assertEquals(4, seated(panel).size());
    }

    @Test
    void below_the_smallest_panel_nothing_is_drawn_and_scoring_does_not_close() {
        String panel = opened(accepted());
        List<String> drawn = drawn(panel);
        for (int i = 0; i < 3; i++) {
            recuse(drawn.get(i), panel);
        }
        List<String> left = seated(panel);
        assertEquals(2, left.size());
        left.forEach(expert -> score(expert, panel, "100", "50", List.of()).statusCode(200));
        closeScoring(panel, 409);
        as(AUDITOR).get("/v1/panels/" + panel).then().body("state", equalTo("SCORING"));
        draw(panel).statusCode(409).body("code", equalTo("too-few-experts"));
    }

    @Test
    void officers_and_auditors_see_no_points_until_all_have_scored() {
        String panel = opened(accepted());
        List<String> drawn = drawn(panel);
        for (int i = 0; i < 3; i++) {
            score(drawn.get(i), panel, "80", "40", List.of("弄虚作假")).statusCode(200);
            for (String token : List.of(DISTRICT_OFFICER, CITY_OFFICER, AUDITOR)) {
                as(token)
                        .get("/v1/panels/" + panel)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("SCORING"))
                        .body("seats.findAll { it.state == 'SCORED' }", hasSize(i + 1))
                        .body("seats.points", everyItem(nullValue()))
                        .body("seats.vetoes", everyItem(nullValue()))
                        .body("minutes", nullValue());
            }
        }
        score(drawn.get(3), panel, "80", "40", List.of()).statusCode(200);
        as(DISTRICT_OFFICER)
                .get("/v1/panels/" + panel)
                .then()
                .body("state", equalTo("SIGNING"))
                .body("seats.points", everyItem(notNullValue()));
    }

    @Test
    void experts_score_blind_sign_what_came_out_and_the_case_moves_on() {
        String id = accepted();
        String panel = opened(id);
        List<String> drawn = drawn(panel);

        as(login(drawn.getFirst()))
                .get("/v1/tasks")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.panel", equalTo(panel))
                .body("items.subject", everyItem(nullValue()));
        for (String expert : drawn) {
            as(login(expert))
                    .get("/v1/panels/" + panel)
                    .then()
                    .statusCode(200)
                    .body("subject", nullValue())
                    .body("seats.expert", contains(expert))
                    .body("minutes", nullValue());
            score(expert, panel, "80", "40", List.of()).statusCode(200);
        }
        score(drawn.getFirst(), panel, "80", "40", List.of()).statusCode(409);

        String digest = as(login(drawn.getFirst()))
                .get("/v1/panels/" + panel)
                .then()
                .body("state", equalTo("SIGNING"))
                .body("subject.id", equalTo(enterprise.id()))
                .body("seats.points", everyItem(notNullValue()))
                .body("minutes", containsString("80.00 分，合格 60.00 分"))
                .extract()
                .path("minutesDigest");
        assertEquals(
                digest, TextDigest.sm3(as(AUDITOR).get("/v1/panels/" + panel).path("minutes")));
        sign(drawn.getFirst(), panel, "0".repeat(64)).statusCode(412);
        drawn.forEach(expert -> sign(expert, panel, digest).statusCode(200));
        assertEquals("DECISION", seen(id).getString("step.kind"));
        as(login(drawn.getFirst())).get("/v1/tasks").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void two_vetoes_on_the_same_ground_end_the_case() {
        String id = accepted();
        String panel = opened(id);
        List<String> drawn = drawn(panel);
        for (int i = 0; i < 4; i++) {
            score(drawn.get(i), panel, "100", "50", i < 2 ? List.of("弄虚作假") : List.of())
                    .statusCode(200);
        }
        String digest = as(AUDITOR).get("/v1/panels/" + panel).path("minutesDigest");
        drawn.forEach(expert -> sign(expert, panel, digest).statusCode(200));
        assertEquals("REJECTED", seen(id).getString("state"));
    }

    @Test
    void whoever_declares_an_interest_is_replaced_and_scoring_never_closes_below_the_smallest_panel() {
        String panel = opened(accepted());
        List<String> drawn = drawn(panel);
        recuse(drawn.getFirst(), panel);
        as(login(drawn.getFirst())).get("/v1/panels/" + panel).then().statusCode(404);
        as(AUDITOR)
                .get("/v1/panels/" + panel + "/draw")
                .then()
                .body("matches", contains(true, true))
                .body("[1].drawn", hasSize(1));
        List<String> left = seated(panel);
        assertEquals(4, left.size());
        assertFalse(left.contains(drawn.getFirst()));

        score(left.get(0), panel, "100", "50", List.of()).statusCode(200);
        score(left.get(1), panel, "100", "50", List.of()).statusCode(200);
        closeScoring(panel, 409);
        score(left.get(2), panel, "100", "50", List.of()).statusCode(200);
        closeScoring(panel, 200);
        as(AUDITOR).get("/v1/panels/" + panel).then().body("state", equalTo("SIGNING"));
    }

    @Test
    void without_enough_experts_nobody_is_drawn() {
        for (int i = 1; i <= 3; i++) {
            expert("X-" + i, "试验", "E-elsewhere", false);
        }
        String panel = opened(accepted());
        draw(panel).statusCode(409).body("code", equalTo("too-few-experts"));
    }

    @Test
    void a_sheet_has_every_indicator_within_its_bounds() {
        String panel = opened(accepted());
        String expert = drawn(panel).getFirst();
        score(expert, panel, "100.01", "50", List.of()).statusCode(400);
        score(expert, panel, "100", "50", List.of("不喜欢")).statusCode(400);
        command(login(expert))
                .body(Map.of("points", Map.of("创新性", "80")))
                .post("/v1/panels/" + panel + "/scores")
                .then()
                .statusCode(400);
    }

    @Test
    void names_and_employers_of_experts_are_kept_unreadable_and_only_the_city_keeps_the_register() {
        String stored = database.first("select employer from expert where id = 'X-6'", row -> row.getString(1))
                .orElseThrow();
        assertFalse(stored.contains(enterprise.id()));
        assertEquals(
                0,
                database.list("select 1 from subject where display_name like '%专家X%'", row -> row.getInt(1))
                        .size());
        as(DISTRICT_OFFICER).get("/v1/experts").then().statusCode(403);
        as(Tokens.role("operator")).get("/v1/experts").then().statusCode(403);
        as(login("X-1")).get("/v1/panels").then().statusCode(200).body("items.state", not(hasItem("OPEN")));
    }

    @Test
    void a_case_that_is_withdrawn_takes_its_panel_along() {
        String id = accepted();
        String panel = opened(id);
        drawn(panel);
        act(enterprise.token(), id, "withdraw").then().statusCode(200);
        as(AUDITOR).get("/v1/panels/" + panel).then().body("state", equalTo("CLOSED"));
    }

    private String accepted() {
        String id = enterprise.apply("grant-scored", "1000000.00");
        act(DISTRICT_OFFICER, id, "accept").then().statusCode(200).body("step.kind", equalTo("EXPERT_REVIEW"));
        return id;
    }

    private String opened(String id) {
        return database.first("select id from panel where case_id = ?", row -> row.getString(1), id)
                .orElseThrow();
    }

    private static ValidatableResponse draw(String panel) {
        return command(DISTRICT_OFFICER)
                .body(Map.of("action", "draw"))
                .post("/v1/panels/" + panel + "/actions")
                .then();
    }

    private static List<String> drawn(String panel) {
        draw(panel)
                .statusCode(200)
                .body("state", equalTo("SCORING"))
                .body("seats", hasSize(4))
                .body("seats.points", everyItem(nullValue()));
        return as(AUDITOR).get("/v1/panels/" + panel + "/draw").path("[0].drawn");
    }

    private static void recuse(String expert, String panel) {
        command(login(expert))
                .body(Map.of("reason", "与申报单位有合作"))
                .post("/v1/panels/" + panel + "/recusal")
                .then()
                .statusCode(204);
    }

    private static List<String> seated(String panel) {
        return as(AUDITOR).get("/v1/panels/" + panel).path("seats.findAll { it.state == 'SEATED' }.expert");
    }

    private static String login(String expert) {
        return Tokens.role("login-" + expert, "expert");
    }

    private static void expert(String id, String field, String employer, boolean active) {
        List<Map<String, Object>> known =
                as(CITY_OFFICER).get("/v1/experts?limit=1000").path("items.findAll { it.id == '" + id + "' }");
        var request = command(CITY_OFFICER)
                .body(Map.of(
                        "account",
                        "login-" + id,
                        "name",
                        "专家" + id,
                        "fields",
                        List.of(field),
                        "employer",
                        employer,
                        "active",
                        active));
        (known.isEmpty()
                        ? request
                        : request.header("If-Match", "\"" + known.getFirst().get("revision") + "\""))
                .put("/v1/experts/" + id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse score(
            String expert, String panel, String innovation, String feasibility, List<String> vetoes) {
        return command(login(expert))
                .body(Map.of("points", Map.of("创新性", innovation, "可行性", feasibility), "vetoes", vetoes))
                .post("/v1/panels/" + panel + "/scores")
                .then();
    }

    private static ValidatableResponse sign(String expert, String panel, String digest) {
        return command(login(expert))
                .body(Map.of("minutesDigest", digest))
                .post("/v1/panels/" + panel + "/signature")
                .then();
    }

    private static void closeScoring(String panel, int status) {
        command(DISTRICT_OFFICER)
                .body(Map.of("action", "close-scoring"))
                .post("/v1/panels/" + panel + "/actions")
                .then()
                .statusCode(status);
    }
}
