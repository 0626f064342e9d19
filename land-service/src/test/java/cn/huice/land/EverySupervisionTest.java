package cn.huice.land;

import static cn.huice.land.contract.Land.ASSESSOR;
import static cn.huice.land.contract.Land.OFFICER;
import static cn.huice.land.contract.Land.PLANNING;
import static cn.huice.land.contract.SomeDeals.elasticTerm;
import static cn.huice.land.contract.SomeDeals.leaseThenGrant;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.land.contract.Land;
import cn.huice.land.redevelopment.Redevelopment;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each supervision of the inventory opens its duty: what it watches for happens, and the duty is on the list of whom it falls to, with its
 * article and its day, late from the day after. Contracts on rows 460 to 469 of the grid.
 */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class EverySupervisionTest {
    private static final String BINHAI = "120116";

    /** A duty, by the policy that has it opened. */
    private enum Opened {
        START("land18-idle-land", "四（二）", "start-construction", "2022-01-15"),
        END("land18-expiry-reclaim", "三（七）", "reclaim", "2041-07-30"),
        AGREEMENT("bh22-performance-agreement", "六", "sign-performance-agreement", "2023-07-05"),
        END_IN_BINHAI("bh22-expiry-reclaim", "三（三）2", "reclaim", "2043-07-30"),
        BREACH("land18-lease-restrictions", "三（四）", "remedy-breach", "2022-06-30"),
        BREACH_IN_BINHAI("bh22-lease-restrictions", "二、2", "remedy-breach", "2024-06-30"),
        FORFEIT("land18-reclaim-without-compensation", "三（四）", "reclaim", "2025-03-31"),
        PLANNING_REPORT("land18-co-supervision-planning", "七（一）", "report-floor-area-ratio", "2021-12-31"),
        HOUSING_REPORT("land18-co-supervision-housing", "七（一）", "report-construction-standard", "2021-12-31"),
        DEVELOPMENT_REPORT("land18-co-supervision-development-reform", "七（一）", "report-fixed-investment", "2021-12-31"),
        WATER_REPORT("land18-co-supervision-water", "七（一）", "report-water-use", "2021-12-31"),
        ECOLOGY_REPORT("land18-co-supervision-ecology", "七（一）", "report-environment", "2021-12-31"),
        OTHER_REPORT("land18-co-supervision-other", "七（一）", "report-output", "2021-12-31"),
        SHORT("land18-non-compliance", "七（一）", "handle", "2021-06-29"),
        SHORT_IN_BINHAI("bh22-co-supervision", "六", "handle", "2023-06-27"),
        SELF_CHECK("ineff20-yearly-self-check", "五（三）", "self-check", "2022-12-31"),
        FORMALITIES("ineff20-procedures-required", "七（九）", "formalities", "2023-06-30"),
        PARKS("bh22-park-appraisal", "六", "park-appraisal", "2025-06-30");

        private final String policy;
        private final String article;
        private final String code;
        private final String due;

        Opened(String policy, String article, String code, String due) {
            this.policy = policy;
            this.article = article;
            this.code = code;
            this.due = due;
        }

        /** @param list token of whom it falls to @param origin id of what it came out of */
        void on(String list, String origin) {
            LocalDate before = LocalDate.now(new SettableClock());
            found(list, origin, false);
            SettableClock.set(LocalDate.parse(due).plusDays(1));
            found(list, origin, true);
            SettableClock.set(before);
        }

        private void found(String list, String origin, boolean late) {
            as(list).get("/v1/duties?limit=1000&state=OPEN&policy=" + policy + "&origin=" + origin)
                    .then()
                    .statusCode(200)
                    .rootPath("items.findAll { it.code == '" + code + "' && it.due == '" + due + "' }")
                    .body("", hasSize(1))
                    .body("[0].article", equalTo(article))
                    .body("[0].late", equalTo(late));
        }
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void no_supervision_of_the_inventory_is_left_out() {
        Set<String> shown = Arrays.stream(Opened.values())
                .map(opened -> opened.policy)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(EveryItemTest.of("监管"), shown);
    }

    @Test
    void a_grant_is_built_on_and_taken_back_at_its_end() {
        on("2021-06-01");
        Land land = new Land(70060, 460);
        land.sign(elasticTerm(2021), 201).body("rules", equalTo("CITY"));
        Opened.START.on(land.owner, land.id);
        on("2041-07-01");
        Land.timePasses();
        Opened.END.on(PLANNING, land.id);
    }

    @Test
    void a_grant_in_binhai_has_its_agreement_signed_and_is_taken_back_at_its_end() {
        on("2023-06-05");
        Land land = new Land(70061, 461);
        land.sign(elasticTerm(2023), 201).body("rules", equalTo("BINHAI"));
        Opened.AGREEMENT.on(land.owner, land.id);
        on("2043-07-01");
        Land.timePasses();
        Opened.END_IN_BINHAI.on(PLANNING, land.id);
    }

    @Test
    void a_lease_is_not_subleased_and_taken_back_without_compensation_where_a_year_does_not_rectify_it() {
        on("2021-06-01");
        Land land = new Land(70062, 462);
        land.sign(leaseThenGrant(2021, "800000.00"), 201);
        on("2022-05-05");
        land.does(OFFICER, "breaches", sublease("2022-03-01", "2022-06-30"), 200);
        Opened.BREACH.on(land.owner, land.id);
        land.does(OFFICER, "breaches/1/result", Map.of("remedied", true, "comment", "已解除转租"), 200);
        on("2024-03-01");
        land.accepted(1, Map.of("passed", false, "rectificationMonths", 12));
        on("2025-03-01");
        land.accepted(2, Map.of("passed", false));
        Opened.FORFEIT.on(PLANNING, land.id);
    }

    @Test
    void a_lease_in_binhai_is_not_subleased() {
        on("2023-06-05");
        Land land = new Land(70063, 463);
        land.sign(leaseThenGrant(2023, "1440000.00"), 201);
        on("2024-05-06");
        land.does(OFFICER, "breaches", sublease("2024-03-01", "2024-06-30"), 200);
        Opened.BREACH_IN_BINHAI.on(land.owner, land.id);
    }

    private static Map<String, Object> sublease(String on, String deadline) {
        return Map.of("kind", "SUBLEASE", "on", on, "deadline", deadline, "comment", "巡查发现转租");
    }

    @Test
    void departments_report_and_the_district_acts_where_a_project_falls_short() {
        on("2021-06-07");
        String district = "120104";
        String id = supervised(
                "EVERY",
                district,
                "2021-01-04",
                List.of(
                        agreed("floor-area-ratio", Map.of("min", 1)),
                        agreed("construction-standard", Map.of()),
                        agreed("fixed-investment", Map.of("min", 1000)),
                        agreed("water-use", Map.of("max", 1000)),
                        agreed("environment", Map.of()),
                        agreed("output", Map.of("min", 1000))));
        Opened.PLANNING_REPORT.on(Tokens.department("规划资源"), id);
        Opened.HOUSING_REPORT.on(Tokens.department("住房城乡建设"), id);
        Opened.DEVELOPMENT_REPORT.on(Tokens.department("发展改革"), id);
        Opened.WATER_REPORT.on(Tokens.department("水务"), id);
        Opened.ECOLOGY_REPORT.on(Tokens.department("生态环境"), id);
        Opened.OTHER_REPORT.on(ASSESSOR, id);
        Opened.SHORT.on(Tokens.officer(district), fallenShort(id, "2021-06-07"));
    }

    @Test
    void the_district_of_binhai_acts_by_its_own_rule() {
        on("2023-06-05");
        String id = supervised("EVERY-BH", BINHAI, "2023-01-04", List.of(agreed("environment", Map.of())));
        Opened.SHORT_IN_BINHAI.on(OFFICER, fallenShort(id, "2023-06-05"));
    }

    @Test
    void a_district_that_redevelops_checks_itself_and_its_projects_go_through_their_formalities() {
        on("2022-05-06");
        String district = "120115";
        String unit = Redevelopment.determined(district);
        Redevelopment.planned(district, List.of(unit));
        Opened.SELF_CHECK.on(Tokens.officer(district), district);
        String application = unitPlan(district, unit);
        Opened.FORMALITIES.on(Redevelopment.bureau(district), application);
    }

    @Test
    void binhai_appraises_its_parks_by_the_day_of_its_scheme() {
        on("2024-03-01");
        command(OFFICER)
                .body(Map.of(
                        "title",
                        "亩均评价办法（2024 年版）",
                        "validFrom",
                        "2024-01-01",
                        "cap",
                        new BigDecimal("1.5"),
                        "measures",
                        List.of(Map.of(
                                "key",
                                "tax",
                                "title",
                                "税收",
                                "unit",
                                "万元",
                                "weight",
                                100,
                                "benchmark",
                                20,
                                "better",
                                "HIGHER")),
                        "grades",
                        List.of(Map.of("grade", "A", "from", 60), Map.of("grade", "B", "from", 0)),
                        "appraisalDue",
                        "06-30"))
                .post("/v1/districts/" + BINHAI + "/appraisal/schemes")
                .then()
                .statusCode(201);
        Opened.PARKS.on(OFFICER, BINHAI);
    }

    private static String supervised(String name, String district, String signedOn, List<Map<String, Object>> agreed) {
        command(PLANNING)
                .body(Map.of("id", "L-" + name, "district", district))
                .post("/v1/subjects/parcel")
                .then()
                .statusCode(201);
        return command(Tokens.officer(district))
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
                        "履约监管协议 " + name,
                        "signedOn",
                        signedOn,
                        "agreed",
                        agreed))
                .post("/v1/supervised-projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, Object> agreed(String indicator, Map<String, Object> bounds) {
        Map<String, Object> agreed =
                new HashMap<>(Map.of("indicator", indicator, "frequency", "ONCE", "firstDue", "2021-12-31"));
        agreed.putAll(bounds);
        return agreed;
    }

    /** @return id of the measure */
    private static String fallenShort(String id, String until) {
        command(Tokens.department("生态环境"))
                .body(Map.of("indicator", "environment", "from", "2021-01-05", "until", until, "value", false))
                .post("/v1/supervised-projects/" + id + "/reports")
                .then()
                .statusCode(201);
        return as(Tokens.role("auditor")).get("/v1/supervised-projects/" + id).path("measures[0].id");
    }

    /** An approved plan of the unit, of a project. @return id of its case */
    private static String unitPlan(String district, String unit) {
        command(Tokens.officer(district))
                .body(Map.of("id", "PRJ-EVERY-UNIT", "district", district))
                .post("/v1/subjects/project")
                .then()
                .statusCode(201);
        String application = Redevelopment.filed(
                "ineff20-unit-plan-approval",
                district,
                List.of(Map.of("kind", "project", "id", "PRJ-EVERY-UNIT"), Redevelopment.land(unit)),
                Map.of("parcel.unit_development_mode", "self"));
        command(Redevelopment.bureau(district))
                .body(Redevelopment.unitPlan(unit))
                .put("/v1/unit-plans/" + application)
                .then()
                .statusCode(200);
        act(Redevelopment.bureau(district), application, "submit").then().statusCode(200);
        act(Tokens.officer(district), application, "accept").then().statusCode(200);
        command(PLANNING)
                .body(Map.of("value", "self"))
                .put("/v1/subjects/parcel/" + unit + "/facts/parcel.unit_development_mode")
                .then()
                .statusCode(200);
        for (String department : List.of("发展改革", "工信", "规划资源", "住房城乡建设", "生态环境", "城市管理")) {
            command(Tokens.department(department))
                    .body(Map.of("department", department, "agrees", true))
                    .post("/v1/applications/" + application + "/opinions")
                    .then()
                    .statusCode(200);
        }
        act(Tokens.officer(district), application, "approve").then().statusCode(200);
        return application;
    }

    private static void on(String day) {
        SettableClock.set(LocalDate.parse(day));
    }
}
