package cn.huice.land.supervision;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What departments report of projects on their land, and what follows. District 120110. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SupervisionTest {
    private static final String DISTRICT = "120110";
    private static final String OFFICER = Tokens.officer(DISTRICT);
    private static final String AUDITOR = Tokens.role("auditor");

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2021, 6, 7));
    }

    @Test
    void departments_report_their_own_and_see_all_side_by_side() {
        String id = begun("S1", "2021-01-04", indicators());
        report(id, "规划资源", "floor-area-ratio", new BigDecimal("1.20"))
                .statusCode(201)
                .body("met", equalTo(true));
        report(id, "规划资源", "building-density", 41).statusCode(201).body("met", equalTo(true));
        report(id, "住房城乡建设", "start", "2021-03-01").statusCode(201).body("met", equalTo(true));
        report(id, "水务", "environment", true).statusCode(403).body("code", equalTo("authority-required"));
        report(id, "生态环境", "environment", "是").statusCode(400).body("errors[0].field", equalTo("value"));
        report(id, "规划资源", "height", 20).statusCode(422).body("code", equalTo("not-agreed"));
        report(id, "规划资源", "floor-area-ratio", 2).statusCode(409).body("code", equalTo("period-reported"));
        as(OFFICER)
                .get("/v1/supervised-projects/" + id)
                .then()
                .statusCode(200)
                .body("departments.department", hasItems("规划资源", "住房城乡建设", "生态环境", "业务主管部门认定"))
                .body("departments.find { it.department == '规划资源' }.indicators.state", contains("MET", "MET"))
                .body("departments.find { it.department == '生态环境' }.indicators.state", contains("UNREPORTED"))
                .body("departments.find { it.department == '规划资源' }.assessment.trace.article", hasItem("七（一）"))
                .body("verdict.outcome", equalTo("UNKNOWN"))
                .body("measures", hasSize(0));
        fact("parcel/L-S1", "parcel.far_ok").body("[0].value", equalTo(true)).body("[0].source", equalTo("规划资源"));
        fact("project/PRJ-S1", "project.meets_agreed_requirements").body("", hasSize(0));
        as(Tokens.applicant("E-S1", "enterprise"))
                .get("/v1/supervised-projects")
                .then()
                .body("items.id", contains(id));
        as(Tokens.applicant("E-OTHER", "enterprise"))
                .get("/v1/supervised-projects/" + id)
                .then()
                .statusCode(404);
        as(Tokens.officer("120103")).get("/v1/supervised-projects/" + id).then().statusCode(404);
    }

    @Test
    void all_as_agreed_is_a_fact_and_the_rule_demands_nothing() {
        String id = begun("S2", "2021-01-04", List.of(number("fixed-investment", "1000", null), yes("environment")));
        report(id, "发展改革", "fixed-investment", 1000).statusCode(201).body("met", equalTo(true));
        report(id, "生态环境", "environment", true).statusCode(201);
        fact("project/PRJ-S2", "project.meets_agreed_requirements").body("[0].value", equalTo(true));
        as(OFFICER)
                .get("/v1/supervised-projects/" + id)
                .then()
                .body("verdict.policy", equalTo("land18-non-compliance"))
                .body("verdict.outcome", equalTo("INELIGIBLE"));
    }

    @Test
    void reports_are_due_on_their_departments_list_and_the_next_one_after_each() {
        begun("S3", "2021-01-04", List.of(yearly("tax", "500000")));
        String id =
                as(OFFICER).get("/v1/supervised-projects?park=园区S3").jsonPath().getString("items[0].id");
        due("业务主管部门认定", "report-tax").body("items.due", contains("2022-03-31"));
        SettableClock.set(LocalDate.of(2022, 2, 10));
        report(id, "业务主管部门认定", "tax", 499999, "2021-01-01", "2021-12-31")
                .statusCode(201)
                .body("met", equalTo(false));
        due("业务主管部门认定", "report-tax")
                .body("items.findAll { it.state == 'OPEN' }.due", contains("2023-03-31"))
                .body("items.findAll { it.state == 'FULFILLED' }.due", contains("2022-03-31"));
    }

    @Test
    void what_falls_short_is_acted_on_until_it_is_made_good_and_benefits_stop_in_every_service_meanwhile() {
        String id = begun("S4", "2021-01-04", List.of(number("fixed-investment", "30000000", null)));
        report(id, "发展改革", "fixed-investment", 29999999).statusCode(201).body("met", equalTo(false));
        fact("project/PRJ-S4", "project.fixed_investment_ok").body("[0].value", equalTo(false));
        as(OFFICER)
                .get("/v1/supervised-projects/" + id)
                .then()
                .body("verdict.outcome", equalTo("ELIGIBLE"))
                .body("measures.state", contains("OPEN"))
                .body("measures[0].policy", equalTo("land18-non-compliance"))
                .body("measures[0].article", equalTo("七（一）"));
        String measure =
                as(OFFICER).get("/v1/supervised-projects/" + id).jsonPath().getString("measures[0].id");
        as(OFFICER)
                .get("/v1/duties?policy=land18-non-compliance&district=" + DISTRICT)
                .then()
                .body("items.findAll { it.origin.id == '" + measure + "' }.code", contains("handle"));
        act(measure, OFFICER, Map.of("action", "rectify")).statusCode(400).body("errors[0].field", equalTo("deadline"));
        act(measure, Tokens.officer("120103"), Map.of("action", "rectify")).statusCode(404);
        act(measure, OFFICER, Map.of("action", "rectify", "deadline", "2021-12-31"))
                .statusCode(200)
                .body("state", equalTo("RECTIFYING"));
        as(Tokens.applicant("E-S4", "enterprise"))
                .get("/v1/duties")
                .then()
                .body("items.findAll { it.code == 'rectify' }.due", contains("2021-12-31"));

        act(measure, OFFICER, Map.of("action", "stop-benefits"))
                .statusCode(200)
                .body("state", equalTo("BENEFITS_STOPPED"))
                .body("sanction", notNullValue());
        assertTrue(published("E-S4").getLast().contains("cn.huice.sanction.imposed.v1"));
        act(measure, OFFICER, Map.of("action", "close")).statusCode(409).body("code", equalTo("still-unmet"));
        SettableClock.set(LocalDate.of(2021, 9, 6));
        report(id, "发展改革", "fixed-investment", 30000000, "2021-06-08", "2021-09-01")
                .statusCode(201);
        act(measure, OFFICER, Map.of("action", "close"))
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("closedOn", equalTo("2021-09-06"));
        List<String> told = published("E-S4");
        assertEquals(2, told.size());
        assertTrue(told.getLast().contains("cn.huice.sanction.lifted.v1"));
        as(OFFICER)
                .get("/v1/duties?district=" + DISTRICT + "&limit=1000")
                .then()
                .body("items.findAll { it.origin.id == '" + measure + "' && it.state == 'OPEN' }", hasSize(0));
        act(measure, OFFICER, Map.of("action", "close")).statusCode(409).body("code", equalTo("measure-closed"));
    }

    @Test
    void binhai_acts_by_its_own_rule_and_old_agreements_keep_the_rules_of_their_day() {
        SettableClock.set(LocalDate.of(2025, 6, 9));
        String officer = Tokens.officer("120116");
        String id = begun("S5", "120116", "2023-02-01", List.of(yes("environment")));
        report(id, "生态环境", "environment", false).statusCode(201);
        as(officer)
                .get("/v1/supervised-projects/" + id)
                .then()
                .body("measures[0].policy", equalTo("bh22-co-supervision"))
                .body("measures[0].article", equalTo("六"))
                .body("verdict.outcome", equalTo("ELIGIBLE"));
    }

    @Test
    void what_is_agreed_must_fit_its_indicator() {
        parcel("L-S6", DISTRICT);
        begin("S6", DISTRICT, "2021-01-04", List.of(yes("floor-area-ratio")))
                .statusCode(400)
                .body("errors[0].field", equalTo("agreed[0]"));
        begin("S6", DISTRICT, "2021-01-04", List.of(number("height", "9", "8"))).statusCode(400);
        begin("S6", DISTRICT, "2021-01-04", List.of(yes("none")))
                .statusCode(400)
                .body("errors[0].field", equalTo("agreed[0].indicator"));
        begin("S6", DISTRICT, "2021-01-04", List.of(yes("environment"), yes("environment")))
                .statusCode(400);
        begin("S-none", DISTRICT, "2021-01-04", List.of(yes("environment")))
                .statusCode(422)
                .body("code", equalTo("unknown-parcel"));
        begin("S6", "120103", "2021-01-04", List.of(yes("environment"))).statusCode(403);
        begin("S6", DISTRICT, "2021-01-04", List.of(yes("environment"))).statusCode(201);
        begin("S6", DISTRICT, "2021-01-04", List.of(yes("environment"))).statusCode(409);
    }

    private static List<Map<String, Object>> indicators() {
        return List.of(
                number("floor-area-ratio", "1.2", "2.0"),
                number("building-density", null, "45"),
                Map.of("indicator", "start", "by", "2021-03-01", "frequency", "ONCE", "firstDue", "2021-04-01"),
                yes("environment"),
                yearly("output", "80000000"));
    }

    private static Map<String, Object> number(String indicator, String min, String max) {
        Map<String, Object> agreed =
                new HashMap<>(Map.of("indicator", indicator, "frequency", "ONCE", "firstDue", "2021-12-31"));
        if (min != null) {
            agreed.put("min", new BigDecimal(min));
        }
        if (max != null) {
            agreed.put("max", new BigDecimal(max));
        }
        return agreed;
    }

    private static Map<String, Object> yes(String indicator) {
        return Map.of("indicator", indicator, "frequency", "ONCE", "firstDue", "2021-12-31");
    }

    private static Map<String, Object> yearly(String indicator, String min) {
        return Map.of(
                "indicator", indicator, "min", new BigDecimal(min), "frequency", "YEARLY", "firstDue", "2022-03-31");
    }

    private static String begun(String name, String signedOn, List<Map<String, Object>> agreed) {
        return begun(name, DISTRICT, signedOn, agreed);
    }

    private static String begun(String name, String district, String signedOn, List<Map<String, Object>> agreed) {
        parcel("L-" + name, district);
        return begin(name, district, signedOn, agreed).statusCode(201).extract().path("id");
    }

    private static void parcel(String id, String district) {
        command(Tokens.department("规划资源"))
                .body(Map.of("id", id, "district", district))
                .post("/v1/subjects/parcel")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse begin(
            String name, String district, String signedOn, List<Map<String, Object>> agreed) {
        return command(district.equals("120103") ? OFFICER : Tokens.officer(district))
                .body(Map.of(
                        "district",
                        district,
                        "park",
                        "园区" + name,
                        "enterprise",
                        Map.of("kind", "enterprise", "id", "E-" + name),
                        "project",
                        "PRJ-" + name,
                        "parcel",
                        "L-" + name,
                        "agreement",
                        "履约监管协议〔2021〕" + name,
                        "signedOn",
                        signedOn,
                        "agreed",
                        agreed))
                .post("/v1/supervised-projects")
                .then();
    }

    private static ValidatableResponse report(String id, String department, String indicator, Object value) {
        return report(id, department, indicator, value, "2021-01-05", "2021-06-07");
    }

    private static ValidatableResponse report(
            String id, String department, String indicator, Object value, String from, String until) {
        return command(Tokens.department(department))
                .body(Map.of("indicator", indicator, "from", from, "until", until, "value", value))
                .post("/v1/supervised-projects/" + id + "/reports")
                .then();
    }

    private static ValidatableResponse act(String measure, String token, Map<String, Object> action) {
        Map<String, Object> body = new HashMap<>(action);
        body.put("comment", "按协议处置");
        return command(token)
                .header("If-Match", as(AUDITOR).get("/v1/measures/" + measure).header("ETag"))
                .body(body)
                .post("/v1/measures/" + measure + "/actions")
                .then();
    }

    private static ValidatableResponse fact(String subject, String attribute) {
        return as(AUDITOR)
                .get("/v1/subjects/" + subject + "/facts/" + attribute)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse due(String department, String code) {
        return as(Tokens.department(department))
                .get("/v1/duties?code=" + code + "&limit=1000")
                .then()
                .statusCode(200);
    }

    /** Values on the topic of sanctions about a subject, in their order. */
    private static List<String> published(String subject) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        settings.put("group.id", "supervision-test-" + java.util.UUID.randomUUID());
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        List<String> found = new java.util.ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("huice.sanctions"));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            int before = -1;
            while (System.nanoTime() < deadline && (found.isEmpty() || before != found.size())) {
                before = found.size();
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(2))) {
                    if (record.key() != null && record.key().startsWith(subject + "|")) {
                        found.add(record.value());
                    }
                }
            }
        }
        return found;
    }
}
