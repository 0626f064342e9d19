package cn.huice.casework.sheet;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newBudget;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.owner;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.testbed.Papers;
import cn.huice.journal.sql.Database;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.web.Listed;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every list there is, and its workbook. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ListedTest {
    private static final String OFFICER = Tokens.officer(HEXI);
    private static final String CITY_OFFICER = Tokens.officer("120000");
    private static final String AUDITOR = Tokens.role("auditor");
    private static final String FINANCE = Tokens.role("finance");
    private static final String OPERATOR = Tokens.role("operator");
    private static final String EXPERT = Tokens.role("expert");
    private static final String STRANGER = Tokens.applicant("E-stranger-to-lists", "enterprise");

    /** A list, how it is asked for, who may and who may not ask, and whether there must be something in it. */
    record Example(String path, String asked, String may, Optional<String> mayNot, boolean filled) {
        static Example of(String path, String asked, String may, String mayNot) {
            return new Example(path, asked, may, Optional.of(mayNot), false);
        }

        static Example open(String path, String asked) {
            return new Example(path, asked, AUDITOR, Optional.empty(), false);
        }

        Example withRows() {
            return new Example(path, asked, may, mayNot, true);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    @Inject
    Database database;

    private final String subject = newSubject();
    private final String notice = UUID.randomUUID().toString();
    private String application;
    private String budget;

    @BeforeEach
    void something_to_list() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        application = Papers.draft(subject, OPEN);
        Calls.act(owner(subject), application, "submit").then().statusCode(200);
        budget = newBudget("lists-" + subject, 2023, "district", HEXI, "1000.00");
        database.change("""
                insert into round (id, policy_id, procedure_id, year, district, title, state, opened_by, opened_at)
                values (?, 'open-grant', 'none', 2023, '120103', '分配', 'CANCELLED', 'officer', now())
                """, UUID.randomUUID().toString());
        database.change("""
                insert into public_notice (id, case_id, policy_id, title, subject_id, subject_name, amount, district,
                                           article, published_on, until_day, state)
                values (?, ?, 'open-grant', '房租补贴', ?, '某公司', 1, '120103', '第一条', '2023-06-05', '2023-06-12', 'OPEN')
                """, notice, notice, subject);
        as(owner(subject))
                .body(Map.of("reason", "=1+1", "contact", "13800000000"))
                .post("/v1/notices/" + notice + "/objections")
                .then()
                .statusCode(201);
        as(CITY_OFFICER)
                .body(Map.of(
                        "account",
                        "lists-" + subject,
                        "name",
                        "专家",
                        "fields",
                        List.of("机械"),
                        "employer",
                        "E-1",
                        "active",
                        true))
                .put("/v1/experts/" + subject)
                .then()
                .statusCode(200);
        as(OFFICER)
                .body(Map.of(
                        "to",
                        "somebody",
                        "policies",
                        List.of(),
                        "from",
                        "2023-06-05",
                        "until",
                        "2023-06-06",
                        "reason",
                        "休假"))
                .post("/v1/delegations")
                .then()
                .statusCode(201);
        as(OFFICER)
                .body(Map.of("list", "applications", "parameters", Map.of("q", "某公司")))
                .put("/v1/saved-queries/lists")
                .then()
                .statusCode(200);
        as(OPERATOR)
                .body(Map.of("text", "某办法\n\n第一条 补助。\n"))
                .put("/v1/documents/lists-" + subject.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200);
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    /** {id} stands for what each test makes. */
    static Stream<Example> lists() {
        return Stream.of(
                Example.open("/v1/policies", "/v1/policies?kind=entitlement").withRows(),
                Example.open("/v1/policies/{id}/publications", "/v1/policies/" + OPEN + "/publications"),
                Example.open("/v1/documents", "/v1/documents").withRows(),
                Example.open("/v1/notices", "/v1/notices").withRows(),
                Example.of("/v1/journal", "/v1/journal?subject={subject}", AUDITOR, OFFICER)
                        .withRows(),
                Example.of("/v1/dead-letters", "/v1/dead-letters", OPERATOR, AUDITOR),
                Example.of("/v1/applications", "/v1/applications?subject={subject}", OFFICER, EXPERT)
                        .withRows(),
                Example.of("/v1/tasks", "/v1/tasks?q={subject}", OFFICER, AUDITOR)
                        .withRows(),
                Example.of(
                                "/v1/applications/{id}/evaluations",
                                "/v1/applications/{application}/evaluations",
                                OFFICER,
                                STRANGER)
                        .withRows(),
                Example.of("/v1/payment-orders", "/v1/payment-orders?limit=1000", AUDITOR, EXPERT),
                Example.of("/v1/payment-batches", "/v1/payment-batches", FINANCE, OFFICER),
                Example.of("/v1/payment-holds", "/v1/payment-holds", FINANCE, EXPERT),
                Example.of("/v1/payment-questions", "/v1/payment-questions", FINANCE, OFFICER),
                Example.of("/v1/bank-returns", "/v1/bank-returns", FINANCE, OFFICER),
                Example.of("/v1/budgets", "/v1/budgets", FINANCE, EXPERT).withRows(),
                Example.of("/v1/budgets/{id}/movements", "/v1/budgets/{budget}/movements", FINANCE, EXPERT)
                        .withRows(),
                Example.of("/v1/recoveries", "/v1/recoveries", AUDITOR, EXPERT),
                Example.of("/v1/sanctions", "/v1/sanctions", AUDITOR, EXPERT),
                Example.of("/v1/proposals", "/v1/proposals", OFFICER, EXPERT),
                Example.of("/v1/scans", "/v1/scans", CITY_OFFICER, STRANGER),
                Example.of("/v1/scans/{id}/results", "/v1/scans/{scan}/results", OFFICER, STRANGER),
                Example.of("/v1/simulations/{id}/results", "/v1/simulations/{simulation}/results", AUDITOR, STRANGER),
                Example.of("/v1/imports/{id}/rows", "/v1/imports/{import}/rows", OPERATOR, STRANGER),
                Example.of("/v1/subjects/{kind}", "/v1/subjects/enterprise", OFFICER, STRANGER)
                        .withRows(),
                Example.of(
                        "/v1/subjects/{kind}/{id}/facts/{attribute}",
                        "/v1/subjects/enterprise/{subject}/facts/enterprise.rd_expense_prior_year",
                        OFFICER,
                        STRANGER),
                Example.of("/v1/saved-queries", "/v1/saved-queries", OFFICER, EXPERT)
                        .withRows(),
                Example.of("/v1/delegations", "/v1/delegations", OFFICER, FINANCE)
                        .withRows(),
                Example.of("/v1/duties", "/v1/duties", AUDITOR, EXPERT),
                Example.of("/v1/quotas", "/v1/quotas?policy=grant-counted&year=2023", OFFICER, EXPERT),
                Example.of("/v1/rounds", "/v1/rounds?policy=" + OPEN, OFFICER, EXPERT)
                        .withRows(),
                Example.of("/v1/rounds/{id}/result", "/v1/rounds/{decided}/result", AUDITOR, EXPERT),
                Example.of("/v1/experts", "/v1/experts", CITY_OFFICER, OFFICER).withRows(),
                Example.of("/v1/panels", "/v1/panels", OFFICER, FINANCE),
                Example.of("/v1/panels/{id}/draw", "/v1/panels/{panel}/draw", OFFICER, EXPERT),
                Example.of("/v1/notices/{id}/objections", "/v1/notices/{notice}/objections", OFFICER, AUDITOR)
                        .withRows());
    }

    @Test
    void every_list_has_its_example_here() {
        assertEquals(
                annotated(),
                lists().map(Example::path).collect(Collectors.toSet()),
                "see that a new list is walked below");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_is_exported_with_the_rows_and_the_rights_of_the_list(Example list) throws IOException {
        String asked = filled(list.asked());
        Response first = as(list.may()).get(asked);
        Response workbook = as(list.may()).get(asked + (asked.contains("?") ? "&" : "?") + "format=xlsx");
        assertEquals(first.statusCode(), workbook.statusCode(), workbook.asString());
        if (first.statusCode() == 200) {
            List<Row> rows = read(workbook);
            List<Object> items = items(list.may(), asked, first);
            assertFalse(rows.getFirst().getCellText(0).isBlank(), "no heads");
            assertEquals(items.size(), rows.size() - 1);
            assertFalse(list.filled() && items.isEmpty(), "nothing is listed");
            sameIds(rows, items);
        }
        list.mayNot().ifPresent(other -> {
            int refused = as(other).get(asked).statusCode();
            assertTrue(Set.of(403, 404).contains(refused), "the list answers " + refused);
            as(other)
                    .accept(Xlsx.MEDIA_TYPE)
                    .get(asked)
                    .then()
                    .statusCode(refused)
                    .contentType("application/problem+json");
        });
    }

    @Test
    void a_field_that_is_empty_in_the_first_rows_has_its_column() throws IOException {
        List<Row> rows = read(as(OFFICER).get("/v1/notices/" + notice + "/objections?format=xlsx"));
        List<String> heads = rows.getFirst().stream().map(Cell::getText).toList();
        assertTrue(heads.contains("答复"), heads.toString());
        assertEquals("'=1+1", rows.get(1).getCellText(heads.indexOf("事由")));
    }

    @Test
    void an_entry_of_the_journal_is_one_row_with_all_it_says_in_one_cell() throws IOException {
        List<Row> rows = read(as(AUDITOR).get("/v1/journal?limit=1&format=xlsx&subject=" + subject));
        List<String> heads = rows.getFirst().stream().map(Cell::getText).toList();
        assertTrue(rows.size() > 3, "all pages");
        assertTrue(rows.get(1).getCellText(heads.indexOf("内容")).startsWith("{"), heads.toString());
    }

    /** The paths of what {@link Listed} marks. */
    private static Set<String> annotated() {
        return new ClassFileImporter()
                .importPackages("cn.huice.journal", "cn.huice.registry", "cn.huice.casework").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Listed.class))
                        .map(ListedTest::path)
                        .collect(Collectors.toSet());
    }

    private static String path(JavaMethod list) {
        Method method = list.reflect();
        String base = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        return below == null ? base : base + "/" + below.value();
    }

    private String filled(String asked) {
        return asked.replace("{subject}", subject)
                .replace("{application}", application)
                .replace("{budget}", budget)
                .replace("{notice}", notice)
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    /** Of all pages. */
    private static List<Object> items(String token, String asked, Response first) {
        if (first.path("$") instanceof List<?> whole) {
            return List.copyOf(whole);
        }
        List<Object> items = new ArrayList<>(first.<List<Object>>path("items"));
        for (String next = first.path("next"); next != null; ) {
            Response page = as(token)
                    .queryParam(asked.startsWith("/v1/journal") ? "after" : "cursor", next)
                    .get(asked);
            items.addAll(page.<List<Object>>path("items"));
            next = page.path("next");
        }
        return items;
    }

    private static void sameIds(List<Row> rows, List<Object> items) {
        int column = rows.getFirst().stream().map(Cell::getText).toList().indexOf("编号");
        if (column < 0
                || items.isEmpty()
                || !(items.getFirst() instanceof Map<?, ?> one)
                || !(one.get("id") instanceof String)) {
            return;
        }
        assertEquals(
                items.stream().map(item -> ((Map<?, ?>) item).get("id")).toList(),
                rows.stream().skip(1).map(row -> row.getCellText(column)).toList());
    }

    private static List<Row> read(Response got) throws IOException {
        assertEquals(200, got.statusCode(), got.asString());
        assertTrue(got.contentType().startsWith(Xlsx.MEDIA_TYPE), got.contentType());
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(got.asByteArray()), new ReadingOptions(true, false))) {
            return book.getFirstSheet().read();
        }
    }
}
