package cn.huice.casework.catalogue;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.huice.casework.testbed.Api;
import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Written;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ReadOnlyItemTest {
    private static final String GRANT = "equipment-grant";

    private final String id = Written.newId();

    @BeforeEach
    void an_item_is_published_without_tests() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        Editor.publishes(id, null, item("条款: [{内容: 由运营机构报区科技部门, 依据: 五（一）, 性质: 程序}]"), null, "2023-06-05", false)
                .statusCode(201);
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    private String item(String says) {
        return """
                编号: %s
                名称: 孵化载体备案
                类别: 登记
                对象: 无
                地区: 天津市
                依据: {文号: 测试〔2021〕1号, 标题: 测试办法, 文件: test}
                主管部门: [市科技局]
                材料: [{名称: 备案表, 依据: 五（二）}]
                疑问: [期满后是否重新备案]
                版本:
                - 生效: 2023-06-05
                  %s
                """.formatted(id, says);
    }

    @Test
    void it_is_listed_and_read_with_its_clauses() {
        given().get("/v1/policies?kind=registry&executable=false&limit=1000")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.id", not(hasItem(GRANT)));
        given().get("/v1/policies?executable=true&limit=1000")
                .then()
                .body("items.id", hasItem(GRANT))
                .body("items.id", not(hasItem(id)));
        given().get("/v1/policies?executable=maybe")
                .then()
                .statusCode(400)
                .body("errors.field", contains("executable"));
        given().get("/v1/policies/" + id)
                .then()
                .statusCode(200)
                .body("kind", equalTo("registry"))
                .body("beneficiary", equalTo("none"))
                .body("executable", equalTo(false))
                .body("assessable", equalTo(false))
                .body("appliable", equalTo(false))
                .body("authorities", contains("市科技局"))
                .body("openQuestions", contains("期满后是否重新备案"))
                .body("materials.name", contains("备案表"))
                .body("versions[0].clauses[0].kind", equalTo("procedure"))
                .body("versions[0].clauses[0].text", equalTo("由运营机构报区科技部门"))
                .body("versions[0].clauses[0].article", equalTo("五（一）"));
    }

    @Test
    void it_is_never_assessed_and_says_so_when_it_is_named() {
        as(Tokens.role("officer"))
                .header("Accept-Language", "zh")
                .body(Map.of("policies", List.of(GRANT, id), "facts", Map.of()))
                .post("/v1/assessments")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-executable-yet"))
                .body("detail", containsString("还不能测算或申请"))
                .body("errors[0].field", equalTo("policies[1]"));
        as(Tokens.role("officer"))
                .body(Map.of("facts", Map.of()))
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("results.policy", hasItem(GRANT))
                .body("results.policy", not(hasItem(id)));
    }

    @Test
    void it_cannot_be_applied_for_yet() {
        as(Tokens.applicant(newSubject(), "enterprise"))
                .header("Accept-Language", "en")
                .body(Map.of("policy", id, "district", Api.HEXI, "facts", Map.of()))
                .post("/v1/applications")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-executable-yet"))
                .body("detail", containsString("cannot be assessed or applied for yet"))
                .body("errors[0].field", equalTo("policy"));
    }

    @Test
    void one_with_conditions_needs_its_tests() {
        String etag = given().get("/v1/policies/" + id).header("ETag");
        String gated = item("条件: [{条件: 非 列入失信记录, 依据: 五（一）}]");
        Editor.publishes(id, etag, gated, null, "2023-06-05", false)
                .statusCode(422)
                .body("errors[0].field", equalTo("tests"));
        Editor.publishes(id, etag, gated, """
                        - {名称: 失信的不备案, 日期: 2023-06-05, 事实: {列入失信记录: 是}, 期望: {结果: 不符合, 条款: 五（一）}}
                        """, "2023-06-05", false).statusCode(201);
    }

    @Test
    void conditions_are_tried_by_name_before_anybody_can_apply() {
        String etag = given().get("/v1/policies/" + id).header("ETag");
        Editor.publishes(id, etag, item("条件: [{条件: 非 列入失信记录, 依据: 五（一）}]"), """
                        - {名称: 失信的不备案, 日期: 2023-06-05, 事实: {列入失信记录: 是}, 期望: {结果: 不符合, 条款: 五（一）}}
                        """, "2023-06-05", false)
                .statusCode(201);
        given().get("/v1/policies/" + id)
                .then()
                .body("executable", equalTo(false))
                .body("assessable", equalTo(true));
        as(Tokens.role("officer"))
                .body(Map.of("policies", List.of(id), "facts", Map.of("enterprise.in_dishonesty_record", true)))
                .post("/v1/assessments")
                .then()
                .statusCode(200)
                .body("results[0].outcome", equalTo("INELIGIBLE"));
        as(Tokens.role("officer"))
                .body(Map.of("facts", Map.of()))
                .post("/v1/assessments")
                .then()
                .body("results.policy", not(hasItem(id)));
        as(Tokens.applicant(newSubject(), "enterprise"))
                .body(Map.of("policy", id, "district", Api.HEXI, "facts", Map.of()))
                .post("/v1/applications")
                .then()
                .statusCode(422);
    }
}
