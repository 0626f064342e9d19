package cn.huice.casework.query;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.draft;
import static cn.huice.casework.testbed.Papers.owner;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.sheet.Xlsx;
import cn.huice.journal.sql.Database;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ListsTest {
    private static final String OFFICER = Tokens.officer(HEXI);
    private static final String AUDITOR = Tokens.role("auditor");

    private static final int COPIES = 50_000;

    @Inject
    Database database;

    private final String subject = newSubject();

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_list_is_narrowed_by_what_is_asked() {
        String first = submitted(OPEN);
        String number = as(OFFICER).get("/v1/applications/" + first).path("number");
        String second = submitted(OPEN);
        Calls.act(OFFICER, second, "accept").then().statusCode(200);
        ids("subject=" + subject, second, first);
        ids("subject=" + subject + "&step=ACCEPTANCE", first);
        ids("subject=" + subject + "&district=" + BINHAI);
        ids("q=" + number.substring(number.length() - 6) + "&subject=" + subject, first);
        ids("q=" + subject.substring(2, 14).toUpperCase(Locale.ROOT), second, first);
        ids("q=房租补贴&subject=" + subject, second, first);
        ids("q=设备补贴&subject=" + subject);
        ids("q=" + subject.substring(0, 8) + "%25");
        as(OFFICER).get("/v1/applications?q=x").then().statusCode(400).body("errors[0].field", equalTo("q"));

        ids("subject=" + subject + "&overdue=true");
        SettableClock.set(LocalDate.of(2023, 6, 13));
        ids("subject=" + subject + "&overdue=true", first);
        ids("subject=" + subject + "&overdue=false", second);
        as(OFFICER).get("/v1/tasks?overdue=true&q=" + subject).then().body("items.id", contains(first));
        ids("subject=" + subject + "&submittedFrom=2023-06-05&submittedTo=2023-06-05", second, first);
        ids("subject=" + subject + "&submittedFrom=2023-06-06");
    }

    @Test
    void a_saved_query_is_kept_for_its_user_alone() {
        String name = "超期 " + subject;
        as(OFFICER)
                .body(Map.of("list", "applications", "parameters", Map.of("overdue", "true", "q", "河西 & 区")))
                .put("/v1/saved-queries/{name}", name)
                .then()
                .statusCode(200)
                .body("href", equalTo("/v1/applications?overdue=true&q=%E6%B2%B3%E8%A5%BF+%26+%E5%8C%BA"));
        as(OFFICER)
                .get("/v1/saved-queries")
                .then()
                .body("find { it.name == '" + name + "' }.parameters.q", equalTo("河西 & 区"));
        as(Tokens.officer(BINHAI))
                .get("/v1/saved-queries")
                .then()
                .body("findAll { it.name == '" + name + "' }", empty());
        as(OFFICER).delete("/v1/saved-queries/{name}", name).then().statusCode(204);
        as(OFFICER).delete("/v1/saved-queries/{name}", name).then().statusCode(404);
    }

    @Test
    void an_export_has_the_rows_of_the_list_with_numbers_as_numbers() throws IOException {
        String id = submitted(OPEN);
        List<Row> rows = excel(as(OFFICER).get("/v1/applications?format=xlsx&subject=" + subject));
        assertEquals("办件编号", rows.getFirst().getCellText(0));
        assertEquals(2, rows.size());
        Row row = rows.get(1);
        assertEquals(as(OFFICER).get("/v1/applications/" + id).<String>path("number"), row.getCellText(0));
        assertEquals(CellType.NUMBER, row.getCell(11).getType());
        assertEquals(0, new BigDecimal("100000.00").compareTo(row.getCell(11).asNumber()));
        assertEquals("0.00", row.getCell(11).getDataFormatString());
        assertEquals(LocalDate.of(2023, 6, 5), row.getCell(15).asDate().toLocalDate());

        assertEquals(
                2,
                excel(as(OFFICER).accept(Xlsx.MEDIA_TYPE).get("/v1/tasks?q=" + subject))
                        .size());
        assertEquals(
                1,
                excel(as(Tokens.officer(BINHAI)).get("/v1/applications?format=xlsx&subject=" + subject))
                        .size());
        as(OFFICER).get("/v1/applications?format=xlsx&state=NONE").then().statusCode(400);
        as(Tokens.role("expert")).get("/v1/applications?format=xlsx").then().statusCode(403);
        assertEquals(
                "项目",
                excel(as(AUDITOR).get("/v1/budgets?format=xlsx")).getFirst().getCellText(0));
        assertEquals(
                "拨付单",
                excel(as(AUDITOR).get("/v1/payment-orders?format=xlsx"))
                        .getFirst()
                        .getCellText(0));
    }

    @Test
    void any_other_list_is_exported_with_all_of_its_pages() throws IOException {
        for (int i = 0; i < 3; i++) {
            as(OFFICER)
                    .body(Map.of("id", newSubject(), "district", HEXI, "displayName", "某公司"))
                    .post("/v1/subjects/enterprise")
                    .then()
                    .statusCode(201);
        }
        List<String> listed =
                as(OFFICER).get("/v1/subjects/enterprise?limit=1000").path("items.id");
        List<Row> rows = excel(as(OFFICER).get("/v1/subjects/enterprise?limit=1&format=xlsx"));
        int id = rows.getFirst().stream().map(Cell::getText).toList().indexOf("编号");
        assertEquals(
                listed, rows.stream().skip(1).map(row -> row.getCellText(id)).toList());
        as(owner(subject))
                .get("/v1/subjects/enterprise?format=xlsx")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
        assertEquals(
                1,
                excel(as(OFFICER).accept(Xlsx.MEDIA_TYPE).get("/v1/notices?policy=none"))
                        .size());
        assertFalse(excel(as(OFFICER).get("/v1/scans?format=xlsx")).isEmpty());
        assertFalse(excel(as(owner(subject)).get("/v1/proposals?format=xlsx")).isEmpty());
    }

    @Test
    void rows_are_written_while_they_are_read_however_slow_their_reader_and_few_are_held() throws Exception {
        submitted(OPEN);
        copies(1, COPIES / 2);
        copies(COPIES / 2 + 1, COPIES);
        long before = live();
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                        + "/v1/applications?format=xlsx&subject=" + subject))
                .header("Authorization", "Bearer " + AUDITOR)
                .build();
        try (HttpClient slow = HttpClient.newBuilder().version(Version.HTTP_1_1).build()) {
            HttpResponse<InputStream> answer = slow.send(request, BodyHandlers.ofInputStream());
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "chunked", answer.headers().firstValue("Transfer-Encoding").orElseThrow());
            InputStream got = answer.body();
            byte[] start = got.readNBytes(100_000);
            assertEquals(100_000, start.length);
            assertEquals(1, reading(), "the server waits for its reader in the midst of the query");
            long held = live() - before;
            assertTrue(held < COPIES * 200L, "rows of some 1,000 bytes each, held: " + held);

            try (ReadableWorkbook book =
                            new ReadableWorkbook(new SequenceInputStream(new ByteArrayInputStream(start), got));
                    var rows = book.getFirstSheet().openStream()) {
                assertEquals(COPIES + 2, rows.count());
            }
            assertEquals(0, reading());
        } finally {
            database.change("delete from application where id like 'copy-%'");
        }
    }

    @Test
    void an_export_that_breaks_off_cannot_be_taken_for_a_whole_one() {
        submitted(OPEN);
        copies(1, 5_000);
        database.change("update application set step_kind = 'UNHEARD_OF' where id = 'copy-999'");
        assertThrows(
                IOException.class, () -> excel(as(AUDITOR).get("/v1/applications?format=xlsx&subject=" + subject)));
        database.change("delete from application where id like 'copy-%'");
    }

    @Test
    void statistics_count_by_policy_district_month_and_tell_who_is_late() {
        String punctual = submitted(OPEN);
        String late = submitted(OPEN);
        Map<String, Object> before = steps();
        Calls.act(OFFICER, punctual, "accept").then().statusCode(200);
        SettableClock.set(LocalDate.of(2023, 6, 13));
        Calls.act(OFFICER, late, "accept").then().statusCode(200);
        Map<String, Object> after = steps();
        assertEquals(count(before, "onTime") + 1, count(after, "onTime"));
        assertEquals(count(before, "late") + 1, count(after, "late"));

        JsonPath json = as(OFFICER)
                .get("/v1/statistics?policy=" + OPEN)
                .then()
                .statusCode(200)
                .body("applications.district", everyItem(equalTo(HEXI)))
                .extract()
                .jsonPath();
        Map<String, Object> june = json.getMap("applications.find { it.month == '2023-06' }");
        assertEquals(
                june.get("submitted"),
                ((Map<?, ?>) june.get("states"))
                        .values().stream().mapToInt(n -> (Integer) n).sum());
        as(Tokens.officer(BINHAI)).get("/v1/statistics?district=" + HEXI).then().body("applications", hasSize(0));
        as(owner(subject)).get("/v1/statistics").then().statusCode(403);
    }

    /** Of the subject's one application, under other ids and numbers, and with words that cannot be packed much. */
    private void copies(int first, int last) {
        database.change("""
                insert into application select (a.copy).* from (
                  select jsonb_populate_record(application, jsonb_build_object(
                    'id', 'copy-' || n, 'number', application.number || '-' || n, 'policy_id', md5('a' || n) || md5('b' || n),
                    'subject_kind', left(md5('c' || n), 20), 'unit', left(md5('d' || n), 20))) as copy
                  from application, generate_series(?, ?) n where subject_id = ? and id not like 'copy-%') a
                """, first, last, subject);
    }

    /** Exports that have begun to read and have not come to the end. */
    private int reading() {
        return database.first(
                        "select count(*)::int from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()"
                                + " and datname = current_database() and query like '%a.number, a.policy_id%'",
                        row -> row.getInt(1))
                .orElseThrow();
    }

    private Map<String, Object> steps() {
        return as(OFFICER)
                .get("/v1/statistics?policy=" + OPEN)
                .jsonPath()
                .getMap("steps.find { it.step == 'ACCEPTANCE' && it.month == '2023-06' }");
    }

    private static int count(Map<String, Object> steps, String what) {
        return (Integer) steps.get(what);
    }

    private String submitted(String policy) {
        String id = draft(subject, policy);
        Calls.act(owner(subject), id, "submit").then().statusCode(200);
        return id;
    }

    private static void ids(String query, String... expected) {
        assertEquals(
                List.of(expected),
                as(OFFICER)
                        .urlEncodingEnabled(false)
                        .get("/v1/applications?" + encoded(query))
                        .path("items.id"),
                query);
    }

    private static String encoded(String query) {
        return query.chars().allMatch(c -> c < 128)
                ? query
                : query.replace("房租补贴", "%E6%88%BF%E7%A7%9F%E8%A1%A5%E8%B4%B4")
                        .replace("设备补贴", "%E8%AE%BE%E5%A4%87%E8%A1%A5%E8%B4%B4");
    }

    private static List<Row> excel(Response got) throws IOException {
        assertEquals(200, got.statusCode(), got.asString());
        assertTrue(got.contentType().startsWith(Xlsx.MEDIA_TYPE), got.contentType());
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(got.asByteArray()), new ReadingOptions(true, false))) {
            return book.getFirstSheet().read();
        }
    }

    /** Bytes that are held by somebody. */
    private static long live() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
