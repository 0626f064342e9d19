package cn.huice.casework.exchange;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.STRICT;
import static cn.huice.casework.testbed.Papers.owner;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.sheet.Xlsx;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ImportsTest {
    private static final String TAX = Tokens.department("税务");
    private static final String OFFICER = Tokens.officer(HEXI);
    private static final String HEAD = "主体类型,主体编号,事实项,值,生效日期,失效日期\r\n";

    private final String subject = newSubject();

    @BeforeEach
    void a_registered_enterprise() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        as(OFFICER)
                .body(Map.of("id", subject, "district", HEXI, "displayName", "某公司"))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(201);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void each_row_stands_for_itself_and_says_what_is_wrong() {
        JsonPath report = imported(
                TAX,
                "FACTS",
                false,
                (HEAD + row("上年度研发费用", "\"1,250,000.50\"") + row("注册城市", "天津") + row("上年度研发费", "1")
                                + row("上年度研发费用", "=1+1") + "企业,E-none-" + subject + ",上年度研发费用,1,,\r\n"
                                + "企业," + subject + ",上年度研发费用,7,2023/6/31,\r\n")
                        .getBytes(UTF_8));
        assertEquals(
                List.of("DONE", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED"),
                report.getList("items.outcome"));
        assertEquals(List.of(2, 3, 4, 5, 6, 7), report.getList("items.row"));
        assertEquals(
                List.of("事实项", "事实项", "值", "主体编号", "生效日期"),
                report.getList("items.findAll { it.outcome == 'REJECTED' }.collect { it.errors[0].field }"));
        assertEquals("authority-required", report.getString("items[1].errors[0].code"));
        assertTrue(report.getString("items[2].errors[0].reason").contains("上年度研发费用"), "names the nearest right name");
        assertEquals(List.of("1250000.50"), facts());
    }

    @Test
    void a_dry_run_tells_the_same_and_keeps_nothing() {
        byte[] file = (HEAD + row("上年度研发费用", "10") + row("上年度研发费用", "十")).getBytes(UTF_8);
        JsonPath report = imported(TAX, "FACTS", true, file);
        assertEquals(List.of("DONE", "REJECTED"), report.getList("items.outcome"));
        assertEquals(List.of(), facts());
    }

    @Test
    void chinese_comes_in_either_encoding() {
        String text = HEAD + row("上年度研发费用", "10");
        assertEquals(
                List.of("DONE"),
                imported(TAX, "FACTS", true, ("\ufeff" + text).getBytes(UTF_8)).getList("items.outcome"));
        assertEquals(
                List.of("DONE"),
                imported(TAX, "FACTS", true, text.getBytes(Charset.forName("GB18030")))
                        .getList("items.outcome"));
    }

    @Test
    void excel_numbers_and_days_are_read_as_they_are_shown() throws IOException {
        byte[] file = excel(
                List.of("主体类型", "主体编号", "事实项", "值", "生效日期"),
                List.of(List.of(
                        "企业", subject, "上年度研发费用", new BigDecimal("0.30000000000000004"), LocalDate.of(2023, 1, 31))));
        assertEquals(List.of("DONE"), imported(TAX, "FACTS", false, file).getList("items.outcome"));
        as(Tokens.role("auditor"))
                .get("/v1/subjects/enterprise/" + subject + "/facts")
                .then()
                .body("facts[0].value", equalTo("0.30"))
                .body("facts[0].validFrom", equalTo("2023-01-31"))
                .body("facts[0].standing", equalTo("VERIFIED"))
                .body("facts[0].source", equalTo("税务"));
    }

    @Test
    void the_same_file_under_the_same_key_has_one_effect() {
        byte[] file = (HEAD + row("上年度研发费用", "10")).getBytes(UTF_8);
        String key = UUID.randomUUID().toString();
        String first =
                send(TAX, key, "FACTS", false, file).statusCode(202).extract().path("id");
        finished(TAX, first);
        assertEquals(
                first,
                send(TAX, key, "FACTS", false, file).statusCode(202).extract().path("id"));
        send(TAX, key, "FACTS", true, file).statusCode(422).body("code", equalTo("idempotency-key-reused"));
        as(Tokens.role("auditor"))
                .get("/v1/subjects/enterprise/" + subject + "/facts/enterprise.rd_expense_prior_year")
                .then()
                .body("", hasSize(1));
    }

    @Test
    void an_officer_files_drafts_for_subjects_of_its_district() {
        JsonPath report = imported(
                OFFICER,
                "APPLICATIONS",
                false,
                ("政策,主体类型,主体编号,受理区,注册城市,上年度研发费用\n" + OPEN + ",企业," + subject + ",120103,天津,1000000\n" + OPEN + ",企业,"
                                + subject + ",120116,天津,1\n" + "nonesuch,企业," + subject + ",120103,,\n")
                        .getBytes(UTF_8));
        assertEquals(List.of("DONE", "REJECTED", "REJECTED"), report.getList("items.outcome"));
        assertEquals("foreign-district", report.getString("items[1].errors[0].code"));
        assertEquals("unknown-policy", report.getString("items[2].errors[0].code"));
        String id = report.getString("items[0].result");
        as(owner(subject))
                .get("/v1/applications/" + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("facts.'enterprise.registered_city'", equalTo("tianjin"))
                .body("actions", contains("submit", "withdraw"));
        as(OFFICER).get("/v1/applications/" + id).then().statusCode(404);
    }

    @Test
    void applications_come_from_excel_too_and_a_dry_run_of_them_tells_the_same_and_files_none() throws IOException {
        byte[] file = excel(
                List.of("政策", "主体类型", "主体编号", "受理区", "注册城市", "上年度研发费用", "来源编号"),
                List.of(
                        List.of(OPEN, "企业", subject, "120103", "天津", new BigDecimal("1250000.55"), "A-1"),
                        List.of(OPEN, "企业", subject, "120116", "天津", 1, "A-2"),
                        List.of(OPEN, "企业", subject, "120103", "天津", "一百", "A-3")));
        List<String> outcomes = List.of("DONE", "REJECTED", "REJECTED");
        JsonPath dry = imported(OFFICER, "APPLICATIONS", true, file);
        assertEquals(outcomes, dry.getList("items.outcome"));
        assertEquals(List.of(), filed());

        JsonPath report = imported(OFFICER, "APPLICATIONS", false, file);
        assertEquals(outcomes, report.getList("items.outcome"));
        assertEquals(dry.getString("items[1].errors"), report.getString("items[1].errors"));
        assertEquals(dry.getString("items[2].errors"), report.getString("items[2].errors"));
        assertEquals("foreign-district", report.getString("items[1].errors[0].code"));
        assertEquals("上年度研发费用", report.getString("items[2].errors[0].field"));
        String id = report.getString("items[0].result");
        assertEquals(List.of(id), filed());
        as(owner(subject))
                .get("/v1/applications/" + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("facts.'enterprise.rd_expense_prior_year'", equalTo("1250000.55"));

        assertEquals(
                List.of("UNCHANGED", "REJECTED", "REJECTED"),
                imported(OFFICER, "APPLICATIONS", true, file).getList("items.outcome"));
        assertEquals(
                List.of("UNCHANGED", "REJECTED", "REJECTED"),
                imported(OFFICER, "APPLICATIONS", false, file).getList("items.outcome"));
        assertEquals(List.of(id), filed());
    }

    @Test
    void a_file_that_comes_again_mended_has_only_the_effect_it_had_not_yet() {
        imported(TAX, "FACTS", false, (HEAD + row("上年度研发费用", "10") + row("上年度纳税额", "x")).getBytes(UTF_8));
        byte[] mended = (HEAD + row("上年度研发费用", "10.00") + row("上年度纳税额", "20")).getBytes(UTF_8);
        assertEquals(
                List.of("UNCHANGED", "DONE"),
                imported(TAX, "FACTS", true, mended).getList("items.outcome"));
        assertEquals(
                List.of("UNCHANGED", "DONE"),
                imported(TAX, "FACTS", false, mended).getList("items.outcome"));
        JsonPath again = imported(TAX, "FACTS", false, mended);
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), again.getList("items.outcome"));
        as(Tokens.role("auditor"))
                .get("/v1/subjects/enterprise/" + subject + "/facts/enterprise.rd_expense_prior_year")
                .then()
                .body("", hasSize(1))
                .body("[0].id", equalTo(again.getString("items[0].result")));
    }

    @Test
    void a_fact_that_was_otherwise_in_between_is_recorded_again() {
        for (String value : List.of("10", "20", "10")) {
            assertEquals(
                    List.of("DONE"),
                    imported(TAX, "FACTS", false, (HEAD + row("上年度研发费用", value)).getBytes(UTF_8))
                            .getList("items.outcome"));
        }
        assertEquals(List.of("10.00"), facts());
    }

    @Test
    void a_row_becomes_one_application_in_whichever_file_it_comes() {
        String head = "政策,主体类型,主体编号,受理区,来源编号\n";
        String plain = OPEN + ",企业," + subject + ",120103,\n";
        String numbered = OPEN + ",企业," + subject + ",120103,A-" + subject + "\n";
        JsonPath first = imported(OFFICER, "APPLICATIONS", false, (head + plain + numbered).getBytes(UTF_8));
        assertEquals(List.of("DONE", "DONE"), first.getList("items.outcome"));
        JsonPath again = imported(OFFICER, "APPLICATIONS", false, (head + numbered + plain).getBytes(UTF_8));
        assertEquals(List.of("UNCHANGED", "UNCHANGED"), again.getList("items.outcome"));
        assertEquals(first.getString("items[1].result"), again.getString("items[0].result"));

        String other = STRICT + ",企业," + subject + ",120103,A-" + subject + "\n";
        JsonPath refused = imported(OFFICER, "APPLICATIONS", false, (head + other).getBytes(UTF_8));
        assertEquals(List.of("REJECTED"), refused.getList("items.outcome"));
        assertEquals("来源编号", refused.getString("items[0].errors[0].field"));
    }

    @Test
    void an_import_is_for_its_role_and_its_owner_alone() {
        byte[] file = HEAD.getBytes(UTF_8);
        send(OFFICER, UUID.randomUUID().toString(), "FACTS", true, file).statusCode(403);
        send(TAX, UUID.randomUUID().toString(), "APPLICATIONS", true, file).statusCode(403);
        String id = send(TAX, UUID.randomUUID().toString(), "FACTS", true, file)
                .extract()
                .path("id");
        as(Tokens.officer(BINHAI)).get("/v1/imports/" + id).then().statusCode(404);
        as(owner(subject)).get("/v1/imports/" + id).then().statusCode(403);
    }

    @Test
    void a_file_that_bursts_or_is_no_table_fails_as_a_whole() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                zip.write(zeros);
            }
        }
        for (byte[] file :
                List.of(bomb.toByteArray(), new byte[] {'P', 'K', 3, 4, 9}, "a,a\n1,2\n".getBytes(UTF_8), new byte[] {
                    (byte) 0xff, 0, 1
                })) {
            String id = send(TAX, UUID.randomUUID().toString(), "FACTS", true, file)
                    .statusCode(202)
                    .extract()
                    .path("id");
            assertEquals("FAILED", finished(TAX, id).getString("state"));
        }
    }

    @Test
    void a_template_names_the_columns() throws IOException {
        byte[] template = as(TAX).get("/v1/imports/templates/FACTS").asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            assertEquals("主体类型", book.getFirstSheet().read().getFirst().getCellText(0));
        }
    }

    private String row(String attribute, String value) {
        return "企业," + subject + "," + attribute + "," + value + ",2023-01-01,\r\n";
    }

    private List<String> filed() {
        return as(owner(subject)).get("/v1/applications").path("items.id");
    }

    private List<String> facts() {
        return as(Tokens.role("auditor"))
                .get("/v1/subjects/enterprise/" + subject + "/facts")
                .jsonPath()
                .getList("facts.value");
    }

    private static JsonPath imported(String token, String kind, boolean dryRun, byte[] file) {
        String id = send(token, UUID.randomUUID().toString(), kind, dryRun, file)
                .statusCode(202)
                .extract()
                .path("id");
        assertEquals("DONE", finished(token, id).getString("state"));
        return as(token).get("/v1/imports/" + id + "/rows").jsonPath();
    }

    private static JsonPath finished(String token, String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> as(token).get("/v1/imports/" + id).jsonPath(),
                        job -> !job.getString("state").equals("OPEN"));
    }

    private static ValidatableResponse send(String token, String key, String kind, boolean dryRun, byte[] file) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .multiPart("kind", kind)
                .multiPart("dryRun", Boolean.toString(dryRun))
                .multiPart("file", "导入.csv", file, "application/octet-stream")
                .post("/v1/imports")
                .then();
    }

    private static byte[] excel(List<String> headers, List<List<?>> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xlsx sheet = new Xlsx(bytes, "表", headers);
        for (List<?> row : new ArrayList<>(rows)) {
            sheet.row(row);
        }
        sheet.finish();
        return bytes.toByteArray();
    }
}
