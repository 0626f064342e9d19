package cn.huice.casework.sanction;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.testbed.Heard;
import cn.huice.casework.testbed.OtherService;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SanctionsTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final LocalDate FROM = LocalDate.of(2023, 6, 5);
    private static final LocalDate UNTIL = LocalDate.of(2026, 6, 4);

    @Inject
    Sanctions sanctions;

    @Inject
    Heard heard;

    @Inject
    Journal journal;

    private final String subject = newSubject();

    @Test
    void it_holds_from_its_first_to_its_last_day() {
        String id = imposed(Tokens.officer(HEXI), 201).extract().path("id");

        assertFalse(sanctions.active(subject, FROM.minusDays(1)).isPresent());
        assertTrue(sanctions.active(subject, FROM).isPresent());
        assertTrue(sanctions.active(subject, UNTIL).isPresent());
        assertFalse(sanctions.active(subject, UNTIL.plusDays(1)).isPresent());
        assertTrue(heard.heard(new SubjectSanctioned(subject, id, "骗取补助")));
        JournalEntry entry = journal.stream("sanction:" + id).getFirst();
        assertEquals(subject + "|" + id, entry.compactionKey().orElseThrow());
        assertEquals("huice.sanctions", entry.topic().orElseThrow());
    }

    @Test
    void its_district_lifts_it_and_no_other() {
        String id = imposed(Tokens.officer(HEXI), 201).extract().path("id");

        lift(Tokens.officer(BINHAI), id, "\"1\"", 404);
        lift(Tokens.officer(HEXI), id, "\"7\"", 412);
        lift(Tokens.officer(HEXI), id, "\"1\"", 200);
        lift(Tokens.officer(HEXI), id, "\"2\"", 409);

        assertFalse(sanctions.active(subject, FROM).isPresent());
        assertTrue(heard.heard(new SanctionEnded(subject, id)));
        assertEquals(
                List.of(Sanctions.IMPOSED, Sanctions.LIFTED, "cn.huice.sanction.remarked.v1"),
                journal.stream("sanction:" + id).stream()
                        .map(JournalEntry::type)
                        .toList());
    }

    @Test
    void what_another_service_imposes_holds_here_until_it_lifts_it() {
        String id = UUID.randomUUID().toString();
        try (OtherService land = new OtherService()) {
            land.publish(Sanctions.TOPIC, Sanctions.IMPOSED, subject, data(id, false));
            await().atMost(LONG_ENOUGH)
                    .until(() -> sanctions.active(subject, FROM).isPresent());
            assertTrue(heard.heard(new SubjectSanctioned(subject, id, "闲置土地")));
            lift(Tokens.officer("120000"), id, "\"1\"", 409);

            land.publish(Sanctions.TOPIC, Sanctions.LIFTED, subject, data(id, true));
            await().atMost(LONG_ENOUGH)
                    .until(() -> sanctions.active(subject, FROM).isEmpty());
            assertTrue(heard.heard(new SanctionEnded(subject, id)));
        }
    }

    @Test
    void after_compaction_a_lifted_sanction_is_heard_of_without_ever_holding() {
        String id = UUID.randomUUID().toString();
        try (OtherService land = new OtherService()) {
            land.publish(Sanctions.TOPIC, Sanctions.LIFTED, subject, data(id, true));
        }
        await().atMost(LONG_ENOUGH).untilAsserted(() -> list().body("items", hasSize(1)));

        list().body("items[0].lifted", equalTo(true)).body("items[0].origin", equalTo(OtherService.LAND));
        assertFalse(sanctions.active(subject, FROM).isPresent());
        assertTrue(heard.all(SubjectSanctioned.class).stream()
                .noneMatch(event -> event.sanctionId().equals(id)));
    }

    @Test
    void officers_alone_impose_and_applicants_do_not_even_look() {
        imposed(Tokens.role("finance"), 403);
        imposed(Tokens.role("auditor"), 403);
        as(Tokens.applicant("E-0001", "enterprise")).get("/v1/sanctions").then().statusCode(403);
        list().statusCode(200).body("items", hasSize(0)).body("next", nullValue());
    }

    private ValidatableResponse imposed(String token, int status) {
        return as(token)
                .body(Map.of(
                        "subject", Map.of("kind", "enterprise", "id", subject),
                        "reason", "骗取补助",
                        "article", "第十五条",
                        "from", FROM.toString(),
                        "until", UNTIL.toString()))
                .post("/v1/sanctions")
                .then()
                .statusCode(status);
    }

    private static void lift(String token, String id, String seen, int status) {
        as(token)
                .header("If-Match", seen)
                .body(Map.of("action", "lift", "comment", "信用修复"))
                .post("/v1/sanctions/" + id + "/actions")
                .then()
                .statusCode(status);
    }

    private ValidatableResponse list() {
        return as(Tokens.role("auditor"))
                .queryParam("subject", subject)
                .get("/v1/sanctions")
                .then();
    }

    private static Map<String, Object> data(String id, boolean lifted) {
        Map<String, Object> data = new HashMap<>();
        data.put("sanction", id);
        data.put("subjectKind", "enterprise");
        data.put("reason", "闲置土地");
        data.put("article", "第二十条");
        data.put("district", "120000");
        data.put("from", FROM.toString());
        data.put("until", null);
        data.put("lifted", lifted);
        return data;
    }
}
