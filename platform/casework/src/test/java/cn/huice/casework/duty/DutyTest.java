package cn.huice.casework.duty;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.finance;
import static cn.huice.casework.testbed.Api.newSubject;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.sheet.Xlsx;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.registry.SubjectId;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class DutyTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 6, 5);
    private static final LocalDate DUE = LocalDate.of(2023, 6, 30);
    private static final String OFFICER = Tokens.officer(HEXI);
    private static final String AUDITOR = Tokens.role("auditor");
    private static final String PLANNING = Tokens.department("规划资源");

    @Inject
    Duties duties;

    @Inject
    Journal journal;

    private final SubjectId subject = new SubjectId("enterprise", newSubject());
    private final Origin origin = new Origin("agreement", newSubject());
    private final String owner = Tokens.applicant(subject.id(), "enterprise");

    @BeforeEach
    void set_the_clock() {
        SettableClock.set(TODAY);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_duty_is_on_the_list_of_whom_it_falls_to_until_it_is_done() {
        Duty opened = open(draft("report", DUE));
        list(owner, "state=OPEN")
                .body("items.id", contains(opened.id()))
                .body("items[0].due", equalTo("2023-06-30"))
                .body("items[0].article", equalTo("六"))
                .body("items[0].responsible.type", equalTo("SUBJECT"))
                .body("items[0].late", equalTo(false));

        fulfil(owner, opened.id(), 1, "材料已报送", 200)
                .body("state", equalTo("FULFILLED"))
                .body("closedOn", equalTo("2023-06-05"))
                .body("note", equalTo("材料已报送"))
                .body("late", equalTo(false));

        list(owner, "state=OPEN").body("items", empty());
        fulfil(owner, opened.id(), 2, null, 409).body("code", equalTo("duty-closed"));
        assertEquals(List.of("opened", "fulfilled"), journaled(opened));
    }

    @Test
    void a_duty_is_late_from_the_day_after_its_last_and_marked_once() {
        Duty opened = open(draft("report", DUE));
        SettableClock.set(DUE);
        get(owner, opened.id(), 200).body("late", equalTo(false));
        list(OFFICER, "late=true&subject=" + subject.id()).body("items", empty());

        SettableClock.set(DUE.plusDays(1));
        get(owner, opened.id(), 200).body("late", equalTo(true));
        list(OFFICER, "late=true&subject=" + subject.id()).body("items.id", contains(opened.id()));
        await().untilAsserted(() -> get(owner, opened.id(), 200)
                .body("overdueOn", equalTo("2023-07-01"))
                .body("revision", equalTo(1)));
        SettableClock.set(DUE.plusDays(9));
        QuarkusTransaction.requiringNew().run(() -> duties.markOverdue(opened.id()));

        fulfil(owner, opened.id(), 1, null, 200).body("late", equalTo(true));
        assertEquals(List.of("opened", "overdue", "fulfilled"), journaled(opened));
        list(OFFICER, "late=true&state=FULFILLED&subject=" + subject.id()).body("items.id", contains(opened.id()));
    }

    @Test
    void the_same_duty_twice_is_one() {
        Duty first = open(draft("report", DUE));
        assertEquals(first, open(draft("report", DUE)));
        open(draft("report", DUE.plusYears(1)));
        open(draft("report", DUE).recurring("2025"));
        assertEquals(first.id(), open(draft("report", DUE)).id());
        list(owner, "code=report").body("items.size()", equalTo(3));

        fulfil(owner, first.id(), 1, null, 200);
        assertEquals(Duty.State.FULFILLED, open(draft("report", DUE)).state());
        assertEquals(List.of("opened", "fulfilled"), journaled(first));
    }

    @Test
    void the_same_key_fulfils_once_and_another_revision_is_refused() {
        Duty opened = open(draft("report", DUE));
        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(owner)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "same-" + opened.id())
                    .header("If-Match", "\"1\"")
                    .body(Map.of())
                    .post("/v1/duties/" + opened.id() + "/fulfilments")
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo(2));
        }
        assertEquals(List.of("opened", "fulfilled"), journaled(opened));

        Duty other = open(draft("other", DUE));
        as(owner)
                .body(Map.of())
                .post("/v1/duties/" + other.id() + "/fulfilments")
                .then()
                .statusCode(428);
        fulfil(owner, other.id(), 7, null, 412);
    }

    @Test
    void nobody_sees_or_closes_what_is_not_theirs() {
        Duty own = open(draft("report", DUE));
        Duty planning = open(draft("inspect", DUE, new Responsible.Department("规划资源")));
        Duty paying = open(draft("book", DUE, new Responsible.Role("finance")));
        String here = "origin=" + origin.id();

        list(OFFICER, here).body("items.size()", equalTo(3));
        list(AUDITOR, here).body("items.size()", equalTo(3));
        list(Tokens.officer("120000"), here).body("items.size()", equalTo(3));
        list(Tokens.officer(BINHAI), here).body("items", empty());
        list(PLANNING, here).body("items.id", contains(planning.id()));
        list(Tokens.department("税务"), here).body("items", empty());
        list(Tokens.role("finance"), here).body("items.id", contains(paying.id()));
        list(Tokens.applicant(newSubject(), "enterprise"), here).body("items", empty());
        list(Tokens.applicant(subject.id(), "person"), here).body("items", empty());
        get(Tokens.officer(BINHAI), own.id(), 404);
        get(Tokens.applicant(newSubject(), "enterprise"), own.id(), 404);
        as(Tokens.role("expert")).get("/v1/duties").then().statusCode(403);

        fulfil(owner, planning.id(), 1, null, 403).body("code", equalTo("not-yours"));
        fulfil(PLANNING, own.id(), 1, null, 404);
        fulfil(PLANNING, planning.id(), 1, null, 200);
        fulfil(Tokens.role("finance"), paying.id(), 1, null, 200);
        waive(owner, own.id(), "算了", 403);
        waive(Tokens.officer(BINHAI), own.id(), "算了", 404);
    }

    @Test
    void a_waiver_needs_a_reason_and_ends_the_duty() {
        Duty opened = open(draft("report", DUE));
        waive(OFFICER, opened.id(), " ", 400);
        waive(OFFICER, opened.id(), "项目已依法终止", 200)
                .body("state", equalTo("WAIVED"))
                .body("note", equalTo("项目已依法终止"))
                .body("late", equalTo(false));
        assertEquals(List.of("opened", "waived"), journaled(opened));
    }

    @Test
    void what_a_command_of_its_origin_fulfils_is_not_fulfilled_by_hand() {
        Duty paying = open(draft("pay", DUE).fulfilledByCommand());
        Duty later = open(draft("pay", DUE.plusYears(1)).fulfilledByCommand());
        Duty other = open(draft("report", DUE));
        fulfil(owner, paying.id(), 1, null, 409).body("code", equalTo("fulfilled-by-command"));

        QuarkusTransaction.requiringNew().run(() -> duties.fulfil(origin, "pay", DUE.toString()));
        get(owner, paying.id(), 200).body("state", equalTo("FULFILLED"));
        get(owner, later.id(), 200).body("state", equalTo("OPEN")).body("closedOn", nullValue());
        QuarkusTransaction.requiringNew().run(() -> duties.cancelAll(origin, "合同终止"));
        get(owner, later.id(), 200).body("state", equalTo("CANCELLED"));
        get(owner, other.id(), 200).body("state", equalTo("CANCELLED"));
        get(owner, paying.id(), 200).body("state", equalTo("FULFILLED"));
    }

    @Test
    void the_list_goes_on_by_its_cursor_and_is_narrowed_by_day() {
        List<String> ids = List.of(
                open(draft("report", DUE.plusDays(2))).id(),
                open(draft("other", DUE)).id(),
                open(draft("report", DUE)).id());
        String first = list(owner, "limit=2")
                .body("items.id", contains(ids.get(1), ids.get(2)))
                .extract()
                .path("next");
        list(owner, "limit=2&cursor=" + first)
                .body("items.id", contains(ids.getFirst()))
                .body("next", nullValue());
        list(owner, "dueFrom=2023-07-01&dueTo=2023-07-02").body("items.id", contains(ids.getFirst()));
        for (String bad : List.of("cursor=1", "cursor=2023-99-99~1", "dueTo=soon", "state=NONE", "late=perhaps")) {
            as(owner).get("/v1/duties?" + bad).then().statusCode(400);
        }
    }

    @Test
    void the_list_is_exported_as_a_workbook() throws IOException {
        open(draft("report", DUE));
        byte[] bytes = as(OFFICER)
                .accept(Xlsx.MEDIA_TYPE)
                .get("/v1/duties?origin=" + origin.id())
                .asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = book.getFirstSheet().read();
            assertEquals(2, rows.size());
            assertEquals("期限", rows.getFirst().getCellText(8));
            assertEquals(DUE, rows.get(1).getCell(8).asDate().toLocalDate());
            assertEquals("待履行", rows.get(1).getCellText(9));
        }
        finance().get("/v1/exports/duties").then().statusCode(200);
    }

    private DutyDraft draft(String code, LocalDate due) {
        return draft(code, due, new Responsible.Subject(subject));
    }

    private DutyDraft draft(String code, LocalDate due, Responsible responsible) {
        return DutyDraft.of(
                "bh22-performance-agreement", "六", code, "报送投产情况", Concern.of(subject), HEXI, responsible, due, origin);
    }

    private Duty open(DutyDraft draft) {
        return QuarkusTransaction.requiringNew().call(() -> duties.open(draft));
    }

    private List<String> journaled(Duty duty) {
        return journal.stream("duty:" + duty.id()).stream()
                .map(JournalEntry::type)
                .map(type -> type.replaceAll("cn.huice.duty.|.v1", ""))
                .toList();
    }

    private static ValidatableResponse list(String token, String query) {
        return as(token).get("/v1/duties?" + query).then().statusCode(200);
    }

    private static ValidatableResponse get(String token, String id, int status) {
        return as(token).get("/v1/duties/" + id).then().statusCode(status);
    }

    private static ValidatableResponse fulfil(String token, String id, int seen, String note, int status) {
        return as(token)
                .header("If-Match", "\"" + seen + "\"")
                .body(note == null ? Map.of() : Map.of("note", note))
                .post("/v1/duties/" + id + "/fulfilments")
                .then()
                .statusCode(status);
    }

    private static ValidatableResponse waive(String token, String id, String reason, int status) {
        return as(token)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", reason))
                .post("/v1/duties/" + id + "/waivers")
                .then()
                .statusCode(status);
    }
}
