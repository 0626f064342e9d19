package cn.huice.casework.notice;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.commit;
import static cn.huice.casework.testbed.Api.newCase;
import static cn.huice.casework.testbed.Api.newPolicy;
import static cn.huice.casework.testbed.Api.newSubject;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.notice.PublicNotice.State;
import cn.huice.casework.testbed.Heard;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class NoticesTest {
    private static final String NEIGHBOUR = Tokens.applicant("P-0002", "person");

    @Inject
    Notices notices;

    @Inject
    Heard heard;

    @Inject
    Journal journal;

    @Inject
    Database database;

    private final String caseId = newCase();
    private final String policy = newPolicy();

    @BeforeEach
    void a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 19));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void it_stands_for_its_working_days_and_then_ends_by_itself() {
        PublicNotice notice = published();
        // The Dragon Boat Festival, 22 and 23 June, is off; Sunday the 25th is worked.
        assertEquals(LocalDate.of(2023, 6, 27), notice.until());

        SettableClock.set(LocalDate.of(2023, 6, 27));
        notices.endDue();
        assertEquals(State.OPEN, state());

        SettableClock.set(LocalDate.of(2023, 6, 28));
        await().until(() -> state() == State.ENDED);
        assertTrue(heard.heard(new NoticeEnded(caseId, notice.id())));
        assertEquals(List.of("cn.huice.notice.published.v1", "cn.huice.notice.ended.v1"), journaled());
    }

    @Test
    void everyone_reads_it_redacted_and_without_a_token() {
        PublicNotice notice = published();

        given().get("/v1/notices/" + notice.id())
                .then()
                .statusCode(200)
                .body("subjectName", equalTo("张*三"))
                .body("amount", equalTo("150000.00"))
                .body("until", equalTo("2023-06-27"))
                .body("$", not(hasKey("subjectId")))
                .body("$", not(hasKey("caseId")));
        given().queryParam("policy", policy)
                .queryParam("district", HEXI)
                .queryParam("state", "OPEN")
                .get("/v1/notices")
                .then()
                .statusCode(200)
                .body("items.id", contains(notice.id()));
        given().queryParam("state", "open").get("/v1/notices").then().statusCode(400);
    }

    @Test
    void an_unanswered_objection_holds_it_and_the_answer_lets_it_end() {
        PublicNotice notice = published();
        String objection = objected(notice);
        assertEquals(State.OBJECTED, state());

        SettableClock.set(LocalDate.of(2023, 7, 10));
        notices.endDue();
        assertEquals(State.OBJECTED, state());

        answered(notice, objection, HEXI, false, 200);
        await().until(() -> state() == State.ENDED);
        assertTrue(heard.heard(new NoticeEnded(caseId, notice.id())));
    }

    @Test
    void an_objection_that_is_upheld_withdraws_it() {
        PublicNotice notice = published();

        answered(notice, objected(notice), HEXI, true, 200);

        assertEquals(State.WITHDRAWN, state());
        assertTrue(heard.heard(new ObjectionUpheld(caseId)));
        assertFalse(heard.heard(new NoticeEnded(caseId, notice.id())));
    }

    @Test
    void only_officers_of_the_district_see_objections_and_answer_them() {
        PublicNotice notice = published();
        String objection = objected(notice);

        answered(notice, objection, "120116", false, 404);
        String path = "/v1/notices/" + notice.id() + "/objections";
        as(Tokens.officer("120116")).get(path).then().statusCode(404);
        as(NEIGHBOUR).get(path).then().statusCode(403);
        as(Tokens.officer(HEXI))
                .get(path)
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].contact", equalTo("13800000000"))
                .body("[0].objector", equalTo("P-0002"));
        assertEquals("cn.huice.notice.contacts-read.v1", journaled().getLast());
    }

    @Test
    void who_raised_an_objection_reads_its_answer_and_nobody_else_does() {
        PublicNotice notice = published();
        String objection = objected(notice);
        String path = "/v1/notices/" + notice.id() + "/objections/" + objection;

        as(NEIGHBOUR)
                .get(path)
                .then()
                .statusCode(200)
                .body("id", equalTo(objection))
                .body("reason", equalTo("申报材料不实"))
                .body("state", equalTo("WAITING"))
                .body("answer", nullValue())
                .body("answeredAt", nullValue())
                .body("$", not(hasKey("contact")));

        answered(notice, objection, HEXI, false, 200);
        as(NEIGHBOUR)
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("NOT_UPHELD"))
                .body("answer", equalTo("经核查"))
                .body("answeredAt", notNullValue())
                .body("$", not(hasKey("contact")));

        as(Tokens.applicant("P-0003", "person")).get(path).then().statusCode(404);
        as(NEIGHBOUR)
                .get("/v1/notices/" + newCase() + "/objections/" + objection)
                .then()
                .statusCode(404);
        as(Tokens.officer(HEXI)).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
        assertFalse(journaled().contains("cn.huice.notice.contacts-read.v1"));
    }

    @Test
    void of_two_objections_both_are_answered_before_it_ends() {
        PublicNotice notice = published();
        String first = objected(notice);
        String second = object(Tokens.applicant("P-0003", "person"), notice, 201);
        SettableClock.set(LocalDate.of(2023, 7, 10));

        answered(notice, first, HEXI, false, 200);
        notices.endDue();
        assertEquals(State.OBJECTED, state());
        answered(notice, second, HEXI, false, 200);
        await().until(() -> state() == State.ENDED);
    }

    @Test
    void of_two_objections_one_upheld_withdraws_it_and_the_other_is_still_answered_without_bringing_it_back() {
        PublicNotice notice = published();
        String justified = objected(notice);
        String other = object(Tokens.applicant("P-0003", "person"), notice, 201);
        String late = object(Tokens.applicant("P-0004", "person"), notice, 201);

        answered(notice, other, HEXI, false, 200);
        assertEquals(State.OBJECTED, state());
        answered(notice, justified, HEXI, true, 200);
        assertEquals(State.WITHDRAWN, state());
        answered(notice, late, HEXI, true, 200);
        answered(notice, late, HEXI, false, 409);

        assertEquals(State.WITHDRAWN, state());
        assertEquals(
                1,
                heard.all(ObjectionUpheld.class).stream()
                        .filter(new ObjectionUpheld(caseId)::equals)
                        .count());
        assertEquals(
                1,
                journaled().stream()
                        .filter("cn.huice.notice.withdrawn.v1"::equals)
                        .count());
        as(Tokens.applicant("P-0004", "person"))
                .get("/v1/notices/" + notice.id() + "/objections/" + late)
                .then()
                .statusCode(200)
                .body("state", equalTo("UPHELD"));
    }

    @Test
    void contacts_are_kept_unreadable() {
        PublicNotice notice = published();
        String objection = objected(notice);

        String stored = database.first("select contact from objection where id = ?", row -> row.getString(1), objection)
                .orElseThrow();
        assertFalse(stored.contains("13800000000"));
        assertFalse(journal.stream("application:" + caseId).toString().contains("13800000000"));
    }

    @Test
    void an_objection_comes_in_time_once_and_from_somebody() {
        PublicNotice notice = published();
        objected(notice);
        object(NEIGHBOUR, notice, 409);
        object(Tokens.officer(HEXI), notice, 403);

        SettableClock.set(LocalDate.of(2023, 6, 28));
        object(Tokens.applicant("P-0003", "person"), notice, 409);
    }

    @Test
    void a_case_is_on_one_notice_at_a_time_and_can_be_taken_off() {
        published();
        commit(() -> notices.close(caseId, "撤回申请"));
        commit(() -> notices.close(caseId, "撤回申请"));
        assertEquals(State.WITHDRAWN, state());
        published();
        assertEquals(State.OPEN, state());
    }

    @Test
    void it_is_extended_within_what_its_procedure_allows_and_everyone_sees_until_when_and_why() {
        PublicNotice notice = published();
        extension(Tokens.officer(HEXI), notice, 3, 200)
                .body("until", equalTo("2023-06-30"))
                .body("extensions[0].on", equalTo("2023-06-19"))
                .body("extensions[0].workingDays", equalTo(3))
                .body("extensions[0].reason", equalTo("公示平台停机"));
        assertTrue(heard.heard(new NoticeExtended(caseId, LocalDate.of(2023, 6, 30))));

        extension(Tokens.officer(HEXI), notice, 3, 422)
                .body("code", equalTo("extension-too-long"))
                .body("detail", equalTo("公示最多还能延长 2 个工作日"))
                .body("errors[0].field", equalTo("workingDays"));
        extension(Tokens.officer(HEXI), notice, 2, 200).body("until", equalTo("2023-07-04"));

        SettableClock.set(LocalDate.of(2023, 7, 4));
        notices.endDue();
        assertEquals(State.OPEN, state());
        objected(notice);
        given().get("/v1/notices/" + notice.id())
                .then()
                .body("until", equalTo("2023-07-04"))
                .body("extensions", hasSize(2));
        assertEquals(
                List.of(
                        "cn.huice.notice.published.v1",
                        "cn.huice.notice.extended.v1",
                        "cn.huice.notice.remarked.v1",
                        "cn.huice.notice.extended.v1",
                        "cn.huice.notice.remarked.v1",
                        "cn.huice.notice.objected.v1"),
                journaled());
        assertFalse(journal.stream("application:" + caseId).stream()
                .filter(entry -> entry.topic().isPresent())
                .anyMatch(entry -> entry.data().toString().contains("停机")));
    }

    @Test
    void it_is_not_extended_after_its_last_day_nor_by_others_nor_where_nothing_allows_it() {
        PublicNotice notice = published();
        extension(Tokens.officer("120116"), notice, 1, 404);
        extension(NEIGHBOUR, notice, 1, 403);
        extension(Tokens.officer(HEXI), notice, 0, 400);
        SettableClock.set(LocalDate.of(2023, 6, 28));
        extension(Tokens.officer(HEXI), notice, 1, 409).body("code", equalTo("notice-closed"));
        await().until(() -> state() == State.ENDED);
        extension(Tokens.officer(HEXI), notice, 1, 409).body("code", equalTo("notice-closed"));

        commit(() -> notices.publish(
                new Publication(caseId, policy, "博士毕业生奖励资助", newSubject(), "张晓三", true, null, HEXI, 5, 0, "第五条")));
        extension(Tokens.officer(HEXI), notices.ofCase(caseId).orElseThrow(), 1, 422)
                .body("detail", equalTo("本流程不允许延长公示"));
    }

    private static ValidatableResponse extension(String token, PublicNotice notice, int workingDays, int status) {
        return as(token)
                .body(Map.of("workingDays", workingDays, "reason", "公示平台停机"))
                .post("/v1/notices/" + notice.id() + "/extension")
                .then()
                .statusCode(status);
    }

    private PublicNotice published() {
        commit(() -> notices.publish(new Publication(
                caseId,
                policy,
                "博士毕业生奖励资助",
                newSubject(),
                "张晓三",
                true,
                new BigDecimal("150000.00"),
                HEXI,
                5,
                5,
                "第五条")));
        return notices.ofCase(caseId).orElseThrow();
    }

    private static String objected(PublicNotice notice) {
        return object(NEIGHBOUR, notice, 201);
    }

    private static String object(String token, PublicNotice notice, int status) {
        return as(token)
                .body(Map.of("reason", "申报材料不实", "contact", "13800000000"))
                .post("/v1/notices/" + notice.id() + "/objections")
                .then()
                .statusCode(status)
                .extract()
                .path("id");
    }

    private static void answered(PublicNotice notice, String objection, String district, boolean upheld, int status) {
        as(Tokens.officer(district))
                .body(Map.of("answer", "经核查", "upheld", upheld))
                .post("/v1/notices/" + notice.id() + "/objections/" + objection + "/answer")
                .then()
                .statusCode(status);
    }

    private State state() {
        return notices.ofCase(caseId).orElseThrow().state();
    }

    private List<String> journaled() {
        return journal.stream("application:" + caseId).stream()
                .map(JournalEntry::type)
                .toList();
    }
}
