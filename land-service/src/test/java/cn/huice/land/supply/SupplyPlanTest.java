package cn.huice.land.supply;

import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SupplyPlanTest {
    private static final String OFFICER = Tokens.officer("120111");
    private static final Map<String, Object> STRATEGIC =
            Map.of("project.in_national_strategic_catalogue", true, "project.is_municipal_key_industry", true);

    @BeforeEach
    void while_the_citys_rules_are_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void what_the_policies_let_go_first_stands_before_what_came_earlier() {
        String plan = plan(2031);
        add(plan, "普通厂房", Map.of())
                .then()
                .statusCode(201)
                .body("priority", nullValue())
                .body("grounds.policy", hasItem("land18-strategic-priority"))
                .body("grounds.find { it.policy == 'apt19-land-supply' }.outcome", equalTo("UNKNOWN"));
        add(
                        plan,
                        "标准厂房",
                        Map.of(
                                "parcel.in_development_zone_level",
                                "national",
                                "project.is_standard_factory",
                                true,
                                "parcel.far",
                                "1.5"))
                .then()
                .statusCode(201)
                .body("priority", equalTo("STANDARD_FACTORY"))
                .body("grounds.find { it.priority == 'STANDARD_FACTORY' }.article", equalTo("五（一）"));
        add(plan, "生物医药", STRATEGIC)
                .then()
                .statusCode(201)
                .body("priority", equalTo("STRATEGIC_INDUSTRY"))
                .body("grounds.find { it.priority == 'STRATEGIC_INDUSTRY' }.article", equalTo("六（一）"));
        add(plan, "人才公寓", Map.of("project.type", "talent_apartment", "project.needs_new_land", true))
                .then()
                .statusCode(201)
                .body("priority", equalTo("TALENT_APARTMENT"))
                .body("grounds.find { it.priority == 'TALENT_APARTMENT' }.article", equalTo("第九条（三）"));
        items(plan, "").then().body("items.title", contains("标准厂房", "生物医药", "人才公寓", "普通厂房"));
        items(plan, "?limit=2").then().body("items", hasSize(2)).body("next", not(nullValue()));
        String next = items(plan, "?limit=2").path("next");
        items(plan, "?limit=2&cursor=" + next).then().body("items.title", contains("人才公寓", "普通厂房"));
        items(plan, "?priority=TALENT_APARTMENT").then().body("items.title", contains("人才公寓"));
        items(plan, "?format=xlsx").then().statusCode(200).contentType(startsWith("application/vnd.openxmlformats"));
    }

    @Test
    void out_of_its_years_a_rule_gives_no_priority() {
        SettableClock.set(LocalDate.of(2024, 6, 3));
        String plan = plan(2032);
        add(plan, "人才公寓", Map.of("project.type", "talent_apartment", "project.needs_new_land", true))
                .then()
                .body("priority", nullValue())
                .body("grounds.outcome", contains("NOT_IN_FORCE", "NOT_IN_FORCE", "NOT_IN_FORCE"));
    }

    @Test
    void a_plan_is_its_districts_until_it_is_published_and_then_everyones() {
        String plan = plan(2033);
        given().get("/v1/supply-plans/" + plan).then().statusCode(404);
        as(Tokens.officer("120103")).get("/v1/supply-plans/" + plan).then().statusCode(404);
        as(Tokens.applicant("E-8200", "enterprise"))
                .get("/v1/supply-plans/" + plan)
                .then()
                .statusCode(404);
        as(OFFICER).get("/v1/supply-plans/" + plan).then().statusCode(200);
        given().get("/v1/supply-plans?year=2033").then().body("items", hasSize(0));
        on(plan, OFFICER)
                .post("/v1/supply-plans/" + plan + "/publication")
                .then()
                .statusCode(200);
        given().get("/v1/supply-plans/" + plan)
                .then()
                .statusCode(200)
                .body("state", equalTo("PUBLISHED"))
                .body("publishedOn", equalTo("2023-06-05"));
        given().get("/v1/supply-plans?year=2033&district=120111").then().body("items.id", contains(plan));
        on(plan, OFFICER)
                .post("/v1/supply-plans/" + plan + "/publication")
                .then()
                .statusCode(409)
                .body("code", equalTo("supply-plan-published"));
    }

    @Test
    void what_is_taken_out_stays_with_its_reason() {
        String plan = plan(2034);
        String item = add(plan, "仓储", Map.of()).path("id");
        remove(plan, item).then().statusCode(200);
        items(plan, "").then().body("items", hasSize(0));
        items(plan, "?removed=true").then().body("items[0].removedFor", equalTo("项目取消"));
        remove(plan, item).then().statusCode(409).body("code", equalTo("item-removed"));
        as(Ground.AUDITOR)
                .get("/v1/journal?stream=supply-plan/" + plan)
                .then()
                .body(
                        "items.type",
                        contains(
                                "cn.huice.supply-plan.made.v1",
                                "cn.huice.supply-plan.item-added.v1",
                                "cn.huice.supply-plan.item-removed.v1"));
    }

    @Test
    void wrong_requests_are_refused_by_their_field() {
        String plan = plan(2035);
        make(2035).then().statusCode(409).body("code", equalTo("supply-plan-exists"));
        command(OFFICER)
                .body(Map.of("year", 1, "district", "120111", "title", "x"))
                .post("/v1/supply-plans")
                .then()
                .statusCode(400);
        command(Tokens.officer("120103"))
                .body(Map.of("year", 2036, "district", "120111", "title", "x"))
                .post("/v1/supply-plans")
                .then()
                .statusCode(403);
        refused(plan, "area", Map.of("area", 0));
        refused(plan, "area", Map.of("area", new BigDecimal("1.23456")));
        refused(plan, "mode", Map.of("mode", "gift"));
        refused(plan, "parcel", Map.of("parcel", "12"));
        refused(plan, "project", Map.of("project", "a b"));
        refused(plan, "facts.project.typ", Map.of("facts", Map.of("project.typ", "x")));
        command(OFFICER)
                .body(item("无版本", Map.of()))
                .post("/v1/supply-plans/" + plan + "/items")
                .then()
                .statusCode(428);
        command(OFFICER)
                .header("If-Match", "\"99\"")
                .body(item("旧版本", Map.of()))
                .post("/v1/supply-plans/" + plan + "/items")
                .then()
                .statusCode(412);
        on(plan, Tokens.officer("120103"))
                .body(item("别区", Map.of()))
                .post("/v1/supply-plans/" + plan + "/items")
                .then()
                .statusCode(404);
        given().get("/v1/supply-plans/none").then().statusCode(404);
        given().get("/v1/supply-plans?limit=0").then().statusCode(400);
    }

    private static void refused(String plan, String field, Map<String, Object> wrong) {
        Map<String, Object> body = new java.util.HashMap<>(item("错误", Map.of()));
        body.putAll(wrong);
        on(plan, OFFICER)
                .body(body)
                .post("/v1/supply-plans/" + plan + "/items")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    private static String plan(int year) {
        return make(year).then().statusCode(201).extract().path("id");
    }

    private static Response make(int year) {
        return command(OFFICER)
                .body(Map.of("year", year, "district", "120111", "title", year + " 年度供应计划"))
                .post("/v1/supply-plans");
    }

    private static Response add(String plan, String title, Map<String, Object> facts) {
        return on(plan, OFFICER).body(item(title, facts)).post("/v1/supply-plans/" + plan + "/items");
    }

    private static Map<String, Object> item(String title, Map<String, Object> facts) {
        return Map.of("title", title, "area", new BigDecimal("57.6"), "mode", "elastic_term_grant", "facts", facts);
    }

    private static Response remove(String plan, String item) {
        return on(plan, OFFICER)
                .body(Map.of("reason", "项目取消"))
                .post("/v1/supply-plans/" + plan + "/items/" + item + "/removal");
    }

    private static Response items(String plan, String query) {
        return as(OFFICER).get("/v1/supply-plans/" + plan + "/items" + query);
    }

    private static io.restassured.specification.RequestSpecification on(String plan, String token) {
        return command(token)
                .header("If-Match", as(OFFICER).get("/v1/supply-plans/" + plan).header("ETag"));
    }
}
