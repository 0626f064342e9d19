package cn.huice.casework.publication;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.policy.Bookshelf;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class PublicationTest {
    private static final Map<String, Object> FACTS =
            Map.of("enterprise.in_dishonesty_record", false, "enterprise.rd_expense_prior_year", "10000.00");

    @Inject
    Bookshelf bookshelf;

    @Inject
    Journal journal;

    private final String id = Written.newId();

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    @Test
    void a_new_policy_is_in_force_once_it_is_acknowledged() throws Exception {
        published(null, Written.policy(id, "10%"), Written.tests("2023-06-05", "1000.00"), "2021-01-01")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("origin", equalTo("PUBLISHED"))
                .body("author", equalTo("policy-editor"))
                .body("changes", equalTo(List.of("新增政策")));
        assertEquals("1000.00", amount(Map.of()));
        given().get("/v1/policies/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("inForce", equalTo(true));

        CurrentBook another = bookshelf.read();
        assertTrue(another.find(id).isPresent(), "another instance, or this one after a restart, reads the same");
        List<JournalEntry> entries = journal.stream("policy:" + id);
        assertEquals("huice.policies", entries.getFirst().topic().orElseThrow());
        assertEquals(id + "|publication", entries.getFirst().compactionKey().orElseThrow());
        assertEquals("cn.huice.policy.remarked.v1", entries.getLast().type());
    }

    @Test
    void a_wrong_text_changes_nothing_and_says_where_it_is_wrong() {
        String before = given().get("/v1/policies").header("ETag");
        published(
                        null,
                        Written.policy(id, "10%").replace("上年度研发费用", "上年度研发费"),
                        Written.tests("2023-06-05", "1000.00"),
                        "2023-06-05")
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("policy-refused"))
                .body("errors[0].field", equalTo("text:14:13"))
                .body("errors[0].reason", containsString("上年度研发费用"));
        published(null, Written.policy(id, "10%"), Written.tests("2023-06-05", "999.00"), "2023-06-05")
                .statusCode(422)
                .body("errors[0].field", equalTo("tests:1:3"))
                .body("errors[0].reason", containsString("999.00"));
        published(null, Written.policy("another-id", "10%"), Written.tests("2023-06-05", "1000.00"), "2023-06-05")
                .statusCode(422)
                .body("code", equalTo("policy-refused"));
        published(
                        null,
                        Written.policy(id, "10%").replace("申报-受理-审定-办结", "没有的流程"),
                        Written.tests("2023-06-05", "1000.00"),
                        "2023-06-05")
                .statusCode(422)
                .body("errors[0].reason", containsString("没有的流程"));
        published(null, Written.policy(id, "10%"), null, "2023-06-05")
                .statusCode(422)
                .body("errors[0].field", equalTo("tests"));
        given().get("/v1/policies/" + id).then().statusCode(404);
        assertEquals(before, given().get("/v1/policies").header("ETag"));
        assertTrue(journal.stream("policy:" + id).isEmpty());
    }

    @Test
    void a_change_must_not_break_the_tests_of_a_policy_that_builds_on_it() {
        first("10%", "1000.00");
        String other = id + "-top";
        String top = Written.policy(other, "10%").replace("上年度研发费用 × 10%", "金额(\"" + id + "\") × 2");
        Editor.publishes(other, null, top, Written.tests("2023-06-05", "2000.00"), "2023-06-05", false)
                .statusCode(201);
        published("\"1\"", Written.policy(id, "20%"), Written.tests("2023-06-05", "2000.00"), "2023-06-05", true)
                .statusCode(422)
                .body("errors[0].field", equalTo(other + ".test.yaml:1:3"))
                .body("errors[0].reason", containsString("4000"));
    }

    @Test
    void of_two_editors_the_second_has_to_look_again() {
        first("10%", "1000.00");
        String later = Written.policy(id, "10%", "2023-06-30", "2023-07-01", "20%");
        String tests = Written.tests("2023-06-05", "1000.00", "2023-07-01", "2000.00");
        published(null, later, tests, "2023-07-01").statusCode(428);
        published("\"1\"", later, tests, "2023-07-01").statusCode(201).header("ETag", "\"2\"");
        published("\"1\"", later, tests, "2023-07-01").statusCode(412);
        published("\"2\"", later, tests, "2023-07-01").statusCode(422).body("code", equalTo("nothing-changed"));
    }

    @Test
    void what_past_days_meant_changes_only_where_the_editor_says_so() {
        first("10%", "1000.00");
        String changed = Written.policy(id, "20%");
        String tests = Written.tests("2023-06-05", "2000.00");
        published("\"1\"", changed, tests, "2023-07-01")
                .statusCode(422)
                .body("code", equalTo("past-meaning-changed"))
                .body("errors[0].rule", equalTo("version 2021-01-01"));
        published("\"1\"", changed, tests, "2023-01-01").statusCode(422).body("code", equalTo("day-past"));
        published("\"1\"", changed, tests, "2023-01-01", true)
                .statusCode(201)
                .body("correction", equalTo(true))
                .body("changes", not(hasSize(0)));
    }

    @Test
    void an_open_case_keeps_its_amount_and_a_new_one_gets_the_new() {
        first("10%", "1000.00");
        String subject = newSubject();
        String open = filed(subject);
        submitted(subject, open).body("amount", equalTo("1000.00"));
        String draft = filed(subject);

        published("\"1\"", Written.policy(id, "20%"), Written.tests("2023-06-05", "2000.00"), "2023-06-05", true)
                .statusCode(201);
        as(Tokens.officer("120103"))
                .header(
                        "If-Match",
                        as(Tokens.officer("120103"))
                                .get("/v1/applications/" + open)
                                .header("ETag"))
                .body(Map.of("action", "return", "comment", "补正"))
                .post("/v1/applications/" + open + "/actions")
                .then()
                .statusCode(200);
        submitted(subject, open).body("amount", equalTo("1000.00"));
        submitted(subject, draft).body("amount", equalTo("2000.00"));
        submitted(subject, filed(subject)).body("amount", equalTo("2000.00"));
    }

    @Test
    void an_assessment_is_repeated_under_the_edition_it_was_made_by() {
        first("10%", "1000.00");
        String edition = assessed(Map.of()).getString("edition");
        published("\"1\"", Written.policy(id, "20%"), Written.tests("2023-06-05", "2000.00"), "2023-06-05", true)
                .statusCode(201);
        assertEquals("2000.00", amount(Map.of()));
        assertEquals("1000.00", amount(Map.of("edition", edition)));
        given().get("/v1/policies/" + id + "/text?edition=" + edition)
                .then()
                .statusCode(200)
                .body("text", equalTo(Written.policy(id, "10%")));
        as(Editor.TOKEN)
                .body(Map.of("policies", List.of(id), "edition", "0".repeat(64)))
                .post("/v1/assessments")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("edition"));
    }

    @Test
    void from_its_withdrawal_on_a_policy_is_not_in_force() {
        first("10%", "1000.00");
        withdraw("\"1\"", "2023-06-01").statusCode(422).body("code", equalTo("day-past"));
        withdraw("\"1\"", "2023-07-01").statusCode(201).body("withdrawnFrom", equalTo("2023-07-01"));
        withdraw("\"2\"", "2023-08-01").statusCode(409).body("code", equalTo("already-withdrawn"));
        assertEquals("1000.00", amount(Map.of("asOf", "2023-06-30")));
        assertEquals("NOT_IN_FORCE", assessed(Map.of("asOf", "2023-07-01")).getString("results[0].outcome"));
        String draft = filed(newSubject());
        assertEquals("IN_PROGRESS", submittedState(draft));
        SettableClock.set(LocalDate.of(2023, 7, 1));
        file(newSubject()).then().statusCode(422).body("code", equalTo("not-in-force"));
        given().get("/v1/policies/" + id)
                .then()
                .body("inForce", equalTo(false))
                .body("withdrawnFrom", equalTo("2023-07-01"));

        published("\"2\"", Written.policy(id, "10%"), null, "2023-07-01").statusCode(201);
        assertEquals("1000.00", amount(Map.of("asOf", "2023-07-01")));
    }

    @Test
    void a_policy_that_another_one_takes_the_place_of_says_so() {
        first("10%", "1000.00");
        String successor = id + "-new";
        Editor.publishes(
                        successor,
                        null,
                        Written.policy(successor, "20%"),
                        Written.tests("2023-06-05", "2000.00"),
                        "2023-06-05",
                        false)
                .statusCode(201);
        superseded("no-such-policy").statusCode(400).body("errors[0].field", equalTo("supersededBy"));
        superseded(successor).statusCode(201).body("supersededBy", equalTo(successor));

        given().get("/v1/policies/" + id).then().body("supersededBy", equalTo(successor));
        assertEquals("NOT_IN_FORCE", assessed(Map.of("asOf", "2023-07-01")).getString("results[0].outcome"));
    }

    private ValidatableResponse superseded(String successor) {
        return as(Editor.TOKEN)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "新办法施行", "from", "2023-07-01", "supersededBy", successor))
                .post("/v1/policies/" + id + "/withdrawal")
                .then();
    }

    @Test
    void everybody_reads_what_was_published_and_only_editors_and_auditors_by_whom() {
        first("10%", "1000.00");
        given().get("/v1/policies/" + id + "/publications")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("测试"))
                .body("items[0].author", nullValue());
        as(Tokens.role("auditor"))
                .get("/v1/policies/" + id + "/publications")
                .then()
                .body("items[0].author", equalTo("policy-editor"));
        as(Tokens.officer("120000"))
                .body(Map.of("text", "x", "reason", "y", "effective", "2023-06-05"))
                .post("/v1/policies/" + id + "/versions")
                .then()
                .statusCode(403);
        as(Editor.TOKEN)
                .body(Map.of("text", "x", "reason", "y", "effective", "2023-06-05", "author", "somebody"))
                .post("/v1/policies/" + id + "/versions")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("author"));
    }

    private void first(String share, String amount) {
        published(null, Written.policy(id, share), Written.tests("2023-06-05", amount), "2021-01-01")
                .statusCode(201);
    }

    private ValidatableResponse published(String seen, String text, String tests, String effective) {
        return published(seen, text, tests, effective, false);
    }

    private ValidatableResponse published(
            String seen, String text, String tests, String effective, boolean correction) {
        return Editor.publishes(id, seen, text, tests, effective, correction);
    }

    private ValidatableResponse withdraw(String seen, String from) {
        return as(Editor.TOKEN)
                .header("If-Match", seen)
                .body(Map.of("from", from, "reason", "期满"))
                .post("/v1/policies/" + id + "/withdrawal")
                .then();
    }

    private String amount(Map<String, Object> more) {
        return assessed(more).getString("results[0].amount.value");
    }

    private JsonPath assessed(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("policies", List.of(id), "facts", FACTS));
        body.putAll(more);
        return as(Editor.TOKEN)
                .body(body)
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String filed(String subject) {
        return file(subject).then().statusCode(201).extract().path("id");
    }

    private io.restassured.response.Response file(String subject) {
        return as(Tokens.applicant(subject, "enterprise"))
                .body(Map.of("policy", id, "district", "120103", "facts", FACTS))
                .post("/v1/applications");
    }

    private static ValidatableResponse submitted(String subject, String application) {
        String token = Tokens.applicant(subject, "enterprise");
        return as(token)
                .header(
                        "If-Match",
                        as(token).get("/v1/applications/" + application).header("ETag"))
                .body(Map.of("action", "submit"))
                .post("/v1/applications/" + application + "/actions")
                .then()
                .statusCode(200);
    }

    private static String submittedState(String application) {
        String subject = as(Tokens.role("auditor"))
                .get("/v1/applications/" + application)
                .path("subject.id");
        return submitted(subject, application).extract().path("state");
    }
}
