package cn.huice.industry;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class CaseTest {
    private static final String HEXI = Tokens.officer("120103");
    private static final String CITY = Tokens.officer("120000");
    private static final String FINANCE = Tokens.role("finance");
    private static final String TAX = Tokens.department("税务");

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void a_case_is_filed_reviewed_noticed_decided_and_paid_once() {
        budget("1000000.00");
        String id = filed("E-0100");
        act(HEXI, id, "accept").then().statusCode(200).body("step.kind", equalTo("FIRST_REVIEW"));
        act(HEXI, id, "approve")
                .then()
                .statusCode(409)
                .body("code", equalTo("facts-unverified"))
                .body(
                        "errors.field",
                        hasItems(
                                "facts.enterprise.rd_expense_prior_year", "facts.enterprise.rd_expense_two_years_ago"));
        verify("E-0100");
        act(HEXI, id, "approve").then().statusCode(200).body("step.kind", equalTo("NOTICE"));
        act(CITY, id, "approve").then().statusCode(409).body("code", equalTo("action-not-possible"));

        SettableClock.set(LocalDate.of(2023, 6, 13));
        await().atMost(Duration.ofSeconds(30)).until(() -> step(id).equals("DECISION"));
        act(HEXI, id, "approve").then().statusCode(403).body("code", equalTo("not-your-step"));
        act(CITY, id, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !application(id).getList("payments").isEmpty());
        assertEquals("187500.00", application(id).getString("granted"));

        pay(application(id).getString("payments[0].id"), "187500.00");
        JsonPath done = application(id);
        assertEquals("COMPLETED", done.getString("state"));
        assertEquals("PAID", done.getString("payments[0].state"));
        as(FINANCE)
                .get("/v1/budgets?programme=" + Industry.POLICY + "&year=2023")
                .then()
                .body("[0].paid", equalTo("187500.00"))
                .body("[0].reserved", startsWith("0"));
        as(Tokens.role("auditor")).get("/v1/journal/verification").then().statusCode(200);
    }

    @Test
    void a_returned_case_comes_back_with_better_facts_and_a_rejected_one_is_over() {
        String id = filed("E-0101");
        act(HEXI, id, "return").then().statusCode(200).body("state", equalTo("RETURNED"));
        String etag = as(Tokens.applicant("E-0101", "enterprise"))
                .get("/v1/applications/" + id)
                .header("ETag");
        Map<String, Object> facts = Industry.facts();
        facts.put("enterprise.rd_expense_prior_year", "12000000.00");
        command(Tokens.applicant("E-0101", "enterprise"))
                .header("If-Match", etag)
                .body(Map.of("facts", facts))
                .put("/v1/applications/" + id)
                .then()
                .statusCode(200);
        act(Tokens.applicant("E-0101", "enterprise"), id, "submit")
                .then()
                .statusCode(200)
                .body("step.kind", equalTo("ACCEPTANCE"))
                .body("amount", equalTo("270000.00"));
        act(HEXI, id, "reject").then().statusCode(200).body("state", equalTo("REJECTED"));
        act(HEXI, id, "accept").then().statusCode(409);
    }

    @Test
    void the_decision_waits_for_a_budget_that_can_bear_it() {
        String id = filed("E-0102");
        act(HEXI, id, "accept").then().statusCode(200);
        verify("E-0102");
        act(HEXI, id, "approve").then().statusCode(200);
        SettableClock.set(LocalDate.of(2023, 6, 13));
        await().atMost(Duration.ofSeconds(30)).until(() -> step(id).equals("DECISION"));
        SettableClock.set(LocalDate.of(2023, 6, 13));
        String short_ = as(CITY).get("/v1/applications/" + id).header("ETag");
        command(CITY)
                .header("If-Match", short_)
                .body(Map.of("action", "approve", "amount", "1.00"))
                .post("/v1/applications/" + id + "/actions")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("amount"));
        assertEquals("DECISION", step(id));
    }

    @Test
    void a_sanction_stops_new_applications_and_flags_open_ones() {
        String open = filed("E-0103");
        command(HEXI)
                .body(Map.of(
                        "subject",
                        Map.of("kind", "enterprise", "id", "E-0103"),
                        "reason",
                        "虚报研发费用",
                        "article",
                        "第十八条",
                        "from",
                        "2023-06-05",
                        "until",
                        "2026-06-04"))
                .post("/v1/sanctions")
                .then()
                .statusCode(201);
        assertEquals(false, application(open).getString("sanctionedBy") == null);
        String draft = Industry.file("E-0103").path("id");
        act(Tokens.applicant("E-0103", "enterprise"), draft, "submit")
                .then()
                .statusCode(409)
                .body("code", equalTo("subject-sanctioned"));
    }

    private static void budget(String total) {
        command(FINANCE)
                .body(Map.of(
                        "programme",
                        Industry.POLICY,
                        "year",
                        2023,
                        "level",
                        "city",
                        "district",
                        "120000",
                        "total",
                        total))
                .post("/v1/budgets")
                .then()
                .statusCode(201);
    }

    private static String filed(String subject) {
        String id = Industry.file(subject).then().statusCode(201).extract().path("id");
        act(Tokens.applicant(subject, "enterprise"), id, "submit")
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("amount", equalTo("187500.00"))
                .body("step.due", equalTo("2023-06-12"));
        return id;
    }

    private static void verify(String subject) {
        Map.of(
                        "enterprise.enjoyed_rd_super_deduction_prior_year", (Object) true,
                        "enterprise.rd_expense_prior_year", "10000000.00",
                        "enterprise.rd_expense_two_years_ago", "8000000.00")
                .forEach((attribute, value) -> command(TAX)
                        .body(Map.of("value", value))
                        .put("/v1/subjects/enterprise/" + subject + "/facts/" + attribute)
                        .then()
                        .statusCode(200));
    }

    private static void pay(String order, String total) {
        command(FINANCE)
                .body(Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", "1.00"))
                .post("/v1/payment-batches")
                .then()
                .statusCode(422);
        var batch = command(FINANCE)
                .body(Map.of("orders", List.of(order), "controlCount", 1, "controlTotal", total))
                .post("/v1/payment-batches")
                .then()
                .statusCode(201)
                .extract();
        String path = "/v1/payment-batches/" + batch.path("id") + "/actions";
        String released = command(FINANCE)
                .header("If-Match", batch.header("ETag"))
                .body(Map.of("action", "release"))
                .post(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        command(FINANCE)
                .header("If-Match", released)
                .body(Map.of("action", "confirm"))
                .post(path)
                .then()
                .statusCode(200);
    }

    private static String step(String id) {
        return application(id).getString("step.kind");
    }

    private static JsonPath application(String id) {
        return as(CITY).get("/v1/applications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
