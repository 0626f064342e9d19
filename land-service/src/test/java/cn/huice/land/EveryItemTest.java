package cn.huice.land;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.land.redevelopment.RedevelopmentWalk;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import cn.huice.testing.walk.CatalogueWalk;
import cn.huice.testing.walk.Question;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each item of the inventory of land ({@code items.csv}) is for works in this service; that each supervision opens its duty, {@link
 * EverySupervisionTest} shows.
 */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class EveryItemTest {
    private static final Map<String, String> KINDS = Map.of(
            "待遇",
            "entitlement",
            "认定",
            "recognition",
            "事项",
            "service",
            "登记",
            "registry",
            "监管",
            "supervision",
            "原则",
            "principle",
            "计算",
            "calculation");
    private static final Map<String, String> ITEMS = items();
    private static final String AUDITOR = Tokens.role("auditor");
    /** What is decided on an application within this many working days (行政许可法 第四十二条), the text naming none. */
    private static final int LONGEST_WORKING_DAYS = 20;

    /** Where the register of each is read. */
    private static final Map<String, List<String>> REGISTERS = Map.of(
            "ineff20-database", List.of("/v1/inefficient-land", "/v1/inefficient-land/exports?format=geojson"),
            "ineff20-survey", List.of("/v1/survey-units", "/v1/survey-units?format=xlsx"),
            "land18-information-sharing", List.of("/v1/subjects/parcel", "/v1/subjects/parcel?format=xlsx"),
            "land18-transition-registration", List.of("/v1/land-transitions", "/v1/land-transitions?format=xlsx"));

    /** What a recognition leaves as a verified fact of who has it. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("land18-exit", "supply.grantor_consent"),
            Map.entry("bh22-exit", "supply.grantor_consent"),
            Map.entry("land18-lease-phase-acceptance", "project.acceptance_certificate_issued"),
            Map.entry("land18-lease-to-grant-conversion", "parcel.right_type"),
            Map.entry("land18-mixed-use-education", "parcel.mixed_use"),
            Map.entry("land18-mixed-use-supply", "supply.mode_follows_main_use"),
            Map.entry("land18-renewal", "supply.renewal_approved"),
            Map.entry("bh22-renewal", "supply.renewal_approved"),
            Map.entry("land18-surplus-transfer", "parcel.approved_for_transfer"),
            Map.entry("bh22-split-merge-conditions", "parcel.separable"),
            Map.entry("bh22-standard-land", "supply.plan_has_energy_limit"),
            Map.entry("ineff20-definition", "parcel.inefficient_type"),
            Map.entry("ineff20-types", "parcel.inefficient_type"),
            Map.entry("ineff20-district-criteria", "parcel.indicators_evaluated_count"),
            Map.entry("ineff20-plan-needed", "parcel.unit_development_mode"));

    @TestHTTPResource
    URI service;

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void the_catalogue_is_the_inventory() {
        Map<String, String> listed = new TreeMap<>();
        for (Map<String, String> policy :
                as(AUDITOR).get("/v1/policies?limit=1000").<List<Map<String, String>>>path("items")) {
            if (!policy.get("kind").equals("definition")) {
                listed.put(policy.get("id"), policy.get("kind"));
            }
        }
        Map<String, String> expected = new TreeMap<>();
        ITEMS.forEach((id, kind) -> expected.put(id, KINDS.get(kind)));
        assertEquals(expected, listed);
        assertEquals(102, listed.size());
    }

    @Test
    void what_is_applied_for_goes_through_its_procedure_to_its_end_and_titles_are_registered() {
        CatalogueWalk.Walked walked = new CatalogueWalk(
                        service,
                        Set.of("parcel", "supply"),
                        "I",
                        Set.of("entitlement", "recognition", "service"),
                        RedevelopmentWalk.preparations("120101", "120106"))
                .walk();
        assertEquals(List.of(), walked.failures());
        Set<String> expected = of("待遇", "认定", "事项");
        assertEquals(expected, walked.completed());
        TITLES.forEach((policy, attribute) -> as(AUDITOR)
                .get("/v1/subjects/enterprise/I-" + policy + "/facts?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("facts.find { it.attribute == '" + attribute + "' }.standing", equalTo("VERIFIED"))
                .body("facts.find { it.attribute == '" + attribute + "' }.validFrom", not(nullValue())));
    }

    static Set<String> services() {
        return of("事项");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_is_done_within_working_days(String policy) {
        List<Map<String, Object>> steps =
                as(AUDITOR).get("/v1/policies/" + policy).path("procedure.steps");
        int all = 0;
        for (Map<String, Object> step : steps) {
            assertTrue(
                    Set.of("FILING", "CLOSING").contains(step.get("kind")) || step.get("workingDays") != null,
                    step::toString);
            all += step.get("workingDays") == null ? 0 : (Integer) step.get("workingDays");
        }
        assertTrue(all > 0 && all <= LONGEST_WORKING_DAYS, steps::toString);
    }

    @Test
    void the_deadline_of_a_service_leaves_out_the_dragon_boat_festival() {
        SettableClock.set(LocalDate.of(2021, 6, 11));
        String token = Tokens.applicant("E-every-item", "enterprise");
        command(Tokens.officer("120103"))
                .body(Map.of("id", "L-every-item", "district", "120103"))
                .post("/v1/subjects/parcel")
                .then()
                .statusCode(201);
        String id = command(token)
                .body(Map.of(
                        "policy",
                        "land18-mixed-lease-grant-planning",
                        "district",
                        "120103",
                        "related",
                        List.of(Map.of("kind", "parcel", "id", "L-every-item"))))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(token, id, "submit").then().statusCode(200);
        as(AUDITOR)
                .get("/v1/applications/" + id)
                .then()
                .body("step.kind", equalTo("ACCEPTANCE"))
                .body("step.due", equalTo("2021-06-21"))
                .body("step.overdue", equalTo(false));
        SettableClock.set(LocalDate.of(2021, 6, 22));
        as(AUDITOR).get("/v1/applications/" + id).then().body("step.overdue", equalTo(true));
    }

    static Set<String> calculations() {
        return of("计算");
    }

    @ParameterizedTest
    @MethodSource("calculations")
    void a_calculation_is_called_by_itself_and_replays_to_the_same(String policy) {
        List<Question> questions = Question.of(policy);
        assertFalse(questions.isEmpty());
        for (Question question : questions) {
            JsonPath made = command(AUDITOR)
                    .body(Map.of(
                            "policies", List.of(policy), "asOf", question.day().toString(), "facts", question.facts()))
                    .post("/v1/calculations")
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            as(AUDITOR)
                    .get("/v1/calculations/" + made.getString("id") + "/replay")
                    .then()
                    .statusCode(200)
                    .body("same", equalTo(true))
                    .body("results.outcome", equalTo(made.getList("results.outcome")))
                    .body("results.amount", equalTo(made.getList("results.amount")));
        }
    }

    static Set<String> registers() {
        return of("登记");
    }

    @ParameterizedTest
    @MethodSource("registers")
    void a_registry_has_a_register_that_answers_and_is_exported(String policy) {
        for (String read : REGISTERS.get(policy)) {
            as(AUDITOR).accept("*/*").get(read).then().statusCode(200);
        }
    }

    static Set<String> principles() {
        return of("原则");
    }

    @ParameterizedTest
    @MethodSource("principles")
    void a_principle_is_read_and_found_by_its_words(String policy) {
        JsonPath read = as(AUDITOR)
                .get("/v1/policies/" + policy)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertFalse(read.getList("versions[0].clauses").isEmpty()
                && read.getList("versions[0].conditions").isEmpty());
        as(AUDITOR)
                .queryParam("q", read.getString("title") + " " + read.getString("citation.title"))
                .queryParam("limit", 50)
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("policies.id", hasItem(policy));
    }

    /** Ids of the items of some kinds, as the inventory names these. */
    static Set<String> of(String... kinds) {
        return ITEMS.entrySet().stream()
                .filter(item -> Set.of(kinds).contains(item.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> items() {
        try (InputStream file = EveryItemTest.class.getResourceAsStream("/items.csv")) {
            Stream<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1);
            Map<String, String> items = new TreeMap<>();
            lines.forEach(
                    line -> items.put(line.substring(0, line.indexOf(',')), line.substring(line.indexOf(',') + 1)));
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
