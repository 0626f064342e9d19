package cn.huice.talent;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.assess;
import static cn.huice.testing.Calls.command;
import static cn.huice.testing.Calls.confirm;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class AwardTest {
    private static final String DOCTOR = "hht18-phd-award";
    private static final String MASTER = "craft19-famous-master-award";
    private static final String PERSON = Tokens.applicant("P-0100", "person");
    private static final String HEXI = Tokens.officer("120103");
    private static final String CITY = Tokens.officer("120000");
    private static final String FINANCE = Tokens.role("finance");

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void a_contract_of_exactly_three_years_is_enough() {
        assess(PERSON, "2019-06-01", DOCTOR, doctor())
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("ELIGIBLE"))
                .body("results[0].amount.value", equalTo("50000.00"))
                .body("results[0].amount.unit", equalTo("CNY/year"))
                .body("results[0].trace.article", hasItem("一（四）"));
    }

    @Test
    void without_the_contract_it_is_open_and_only_the_contract_decides() {
        Map<String, Object> facts = doctor();
        facts.remove("contract.term_years");
        assess(PERSON, "2019-06-01", DOCTOR, facts)
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("UNKNOWN"))
                .body("results[0].manualReview", equalTo(false))
                .body("results[0].needs", equalTo(List.of("contract.term_years")));
    }

    @Test
    void the_doctors_award_is_planned_in_three_instalments_a_year_apart() {
        budget(DOCTOR);
        String id = decided("P-0101");
        JsonPath granted = application(id);
        assertEquals("150000.00", granted.getString("granted"));
        assertEquals(List.of("2023-06-13", "2024-06-13", "2025-06-13"), granted.getList("payments.due"));
        assertEquals(List.of("50000.00", "50000.00", "50000.00"), granted.getList("payments.amount"));
        assertEquals(List.of("PAYABLE", "DUE_LATER", "DUE_LATER"), granted.getList("payments.state"));

        SettableClock.set(LocalDate.of(2024, 6, 13));
        paymentsBecome(id, "PAYABLE", "PAYABLE", "DUE_LATER");
        SettableClock.set(LocalDate.of(2023, 6, 5));

        String again = decided("P-0101");
        assertEquals("0.00", application(again).getString("granted"));
        assertEquals("COMPLETED", application(again).getString("state"));
        assertEquals(List.of(), application(again).getList("payments"));
        as(FINANCE)
                .get("/v1/budgets?programme=" + DOCTOR + "&year=2023")
                .then()
                .body("[0].reserved", equalTo("150000.00"));
    }

    @Test
    void a_later_instalment_is_held_when_the_conditions_no_longer_hold_and_an_officer_stops_the_rest() {
        String id = decidedIn2022("P-0110", null);
        confirm("人社", "person/P-0110", "person.is_on_the_job", true);
        SettableClock.set(LocalDate.of(2023, 6, 14));

        paymentsBecome(id, "PAYABLE", "HELD", "DUE_LATER");
        assertThat(application(id).getString("payments[1].held"), containsString("一（四）"));
        String held = application(id).getString("payments[1].id");
        as(Tokens.officer("120116")).get("/v1/payment-holds").then().body("items.id", not(hasItem(held)));
        as(HEXI).get("/v1/payment-holds").then().statusCode(200).body("items.id", hasItem(held));
        decide(Tokens.officer("120116"), held, Map.of("action", "stop", "comment", "已在职"), 404);
        decide(HEXI, held, Map.of("action", "stop", "comment", "已在职"), 200);

        assertEquals(
                List.of("PAYABLE", "CANCELLED", "CANCELLED"), application(id).getList("payments.state"));
        assertEquals("ELIGIBLE", application(id).getString("assessment.outcome"));
    }

    @Test
    void what_nobody_can_tell_is_held_until_an_officer_pays_it_or_waits() {
        String id = decidedIn2022("P-0111", LocalDate.of(2022, 12, 31));
        SettableClock.set(LocalDate.of(2023, 6, 14));
        paymentsBecome(id, "PAYABLE", "HELD", "DUE_LATER");
        String held = application(id).getString("payments[1].id");

        decide(HEXI, held, Map.of("action", "wait", "comment", "待核"), 400);
        decide(HEXI, held, Map.of("action", "wait", "until", "2023-07-03", "comment", "待核"), 200);
        assertEquals("DUE_LATER", application(id).getString("payments[1].state"));
        SettableClock.set(LocalDate.of(2023, 7, 3));
        paymentsBecome(id, "PAYABLE", "HELD", "DUE_LATER");
        decide(HEXI, held, Map.of("action", "pay", "comment", "已核"), 200);
        assertEquals("PAYABLE", application(id).getString("payments[1].state"));
    }

    @Test
    void a_master_with_two_apprentices_of_two_years_is_granted_16000() {
        SettableClock.set(LocalDate.of(2022, 2, 28));
        file("P-0102", MASTER, master("2022-02-28"))
                .then()
                .statusCode(201)
                .body("state", equalTo("IN_PROGRESS"))
                .body("amount", equalTo("16000.00"))
                .body("unit", equalTo("CNY"));
    }

    @Test
    void a_day_after_the_three_months_it_is_refused_with_the_article() {
        SettableClock.set(LocalDate.of(2022, 3, 1));
        file("P-0103", MASTER, master("2022-03-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("not-eligible"))
                .body("errors.rule", equalTo(List.of("细则一 附件1 六（一）")));
        as(Tokens.applicant("P-0103", "person"))
                .get("/v1/applications?mine=true")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void an_enterprise_does_not_apply_for_a_persons_award() {
        command(Tokens.applicant("E-0100", "enterprise"))
                .body(Map.of("policy", DOCTOR, "district", "120103", "facts", doctor()))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("code", equalTo("wrong-beneficiary"));
    }

    /** Submitted, reviewed, past its notice, approved, and its claim settled. */
    private static String decided(String subject) {
        return decided(subject, LocalDate.of(2023, 6, 5), null);
    }

    private static String decided(String subject, LocalDate monday, LocalDate until) {
        SettableClock.set(monday);
        String id = file(subject, DOCTOR, doctor())
                .then()
                .statusCode(201)
                .body("amount", equalTo("150000.00"))
                .extract()
                .path("id");
        act(HEXI, id, "accept").then().statusCode(200);
        vouched(subject, "person.is_on_the_job", false, until);
        vouched(subject, "person.is_introduced", true, null);
        act(HEXI, id, "approve").then().statusCode(200).body("step.kind", equalTo("NOTICE"));
        SettableClock.set(monday.plusDays(8));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> application(id).getString("step.kind").equals("DECISION"));
        act(CITY, id, "approve").then().statusCode(200).body("state", equalTo("APPROVED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> application(id).getString("granted") != null);
        return id;
    }

    /** @param until last day of what the authority vouches for; null for no end */
    private static String decidedIn2022(String subject, LocalDate until) {
        budget(DOCTOR, 2022);
        return decided(subject, LocalDate.of(2022, 6, 6), until);
    }

    private static void paymentsBecome(String id, String... states) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertEquals(List.of(states), application(id).getList("payments.state")));
    }

    private static void decide(String token, String order, Map<String, String> decision, int status) {
        int revision = as(FINANCE).get("/v1/payment-orders/" + order).path("revision");
        command(token)
                .header("If-Match", "\"" + revision + "\"")
                .body(decision)
                .post("/v1/payment-holds/" + order + "/actions")
                .then()
                .statusCode(status);
    }

    private static void vouched(String subject, String attribute, boolean value, LocalDate until) {
        Map<String, Object> fact = new LinkedHashMap<>(Map.of("value", value));
        if (until != null) {
            fact.put("validUntil", until.toString());
        }
        command(Tokens.department("人社"))
                .body(fact)
                .put("/v1/subjects/person/" + subject + "/facts/" + attribute)
                .then()
                .statusCode(200);
    }

    private static Response file(String subject, String policy, Map<String, Object> facts) {
        return command(Tokens.applicant(subject, "person"))
                .body(Map.of("policy", policy, "district", "120103", "facts", facts, "submit", true))
                .post("/v1/applications");
    }

    private static void budget(String programme) {
        budget(programme, 2023);
    }

    private static void budget(String programme, int year) {
        command(FINANCE)
                .body(Map.of(
                        "programme", programme,
                        "year", year,
                        "level", "city",
                        "district", "120000",
                        "total", "900000.00"))
                .post("/v1/budgets")
                .then()
                .statusCode(anyOf(equalTo(201), equalTo(409)));
    }

    private static JsonPath application(String id) {
        return as(CITY).get("/v1/applications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> doctor() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("contract.term_years", "3");
        facts.put("employer.city", "tianjin");
        facts.put("person.education_level", "doctor");
        facts.put("person.is_on_the_job", false);
        facts.put("person.is_introduced", true);
        facts.put("claim.year_index", 1);
        return facts;
    }

    private static Map<String, Object> master(String filed) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("apprenticeship.pairing_type", "famous_master");
        facts.put("apprenticeship.pairing_is_approved", true);
        facts.put("apprenticeship.concurrent_apprentices", 2);
        facts.put("apprenticeship.apprentice_count", 2);
        facts.put("apprenticeship.apprentice_full_months", 25);
        facts.put("apprenticeship.apprentice_training_period_completed", true);
        facts.put("apprenticeship.apprentice_obtained_next_level_certificate", true);
        facts.put("apprenticeship.pairing_agreement_end_date", "2021-11-30");
        facts.put("claim.filed_date", filed);
        return facts;
    }
}
