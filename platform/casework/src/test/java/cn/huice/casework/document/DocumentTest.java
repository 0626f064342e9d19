package cn.huice.casework.document;

import static cn.huice.casework.testbed.Api.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Written;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.policy.document.SourceDocument;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class DocumentTest {
    private static final String OPERATOR = Tokens.role("operator");
    private static final String TEXT = """
            灯塔研发补助办法

            （津试〔2021〕1号）

            第一条 失信的灯塔不予补助。

            第二条 补助标准

            （一）按上年度研发费用补助；

            （二）一年一次。
            """;

    @Inject
    Journal journal;

    private final String document = "lighthouse-" + UUID.randomUUID();
    private final String policy = Written.newId();

    @BeforeEach
    void a_policy_taken_from_it() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        Editor.publishes(
                        policy,
                        null,
                        Written.policy(policy, "10%").replace("文件: test", "文件: " + document),
                        Written.tests("2023-06-05", "1000.00"),
                        "2021-01-01",
                        false)
                .statusCode(201);
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    private ValidatableResponse put(String text, String seen) {
        var request = as(OPERATOR).body(Map.of("text", text));
        return (seen == null ? request : request.header("If-Match", seen))
                .put("/v1/documents/" + document)
                .then();
    }

    @Test
    void it_is_imported_read_by_anybody_and_cut_into_articles() {
        put(TEXT, null)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("测试办法"))
                .body("documentNumber", equalTo("测试〔2021〕1号"))
                .body("policies", contains(policy))
                .body("outline.article", contains("标题", "第一条", "第二条", "第二条（一）", "第二条（二）"));

        given().get("/v1/documents/" + document).then().statusCode(200).body("text", equalTo(TEXT));
        given().get("/v1/documents?limit=1000")
                .then()
                .body("items.id", hasItem(document))
                .body("items.text", everyItem(nullValue()));
        given().get("/v1/documents/{id}/articles/{article}", document, "第2条(一)")
                .then()
                .statusCode(200)
                .body("articles.article", contains("第二条（一）"))
                .body("articles.text", contains("（一）按上年度研发费用补助；"));
        given().get("/v1/documents/{id}/articles/{article}", document, "第一条至第二条")
                .then()
                .body("articles.article", contains("第一条", "第二条"));
        given().get("/v1/documents/{id}/articles/{article}", document, "第九条")
                .then()
                .statusCode(404);
        given().get("/v1/documents/none").then().statusCode(404);
        List<JournalEntry> entries = journal.stream("document:" + document);
        assertEquals(1, entries.size());
        assertEquals("cn.huice.document.imported.v1", entries.getFirst().type());
    }

    @Test
    void the_words_are_shown_beside_what_cites_them_once_it_is_imported() {
        given().get("/v1/policies/" + policy)
                .then()
                .body("versions[0].conditions[0].article", equalTo("第一条"))
                .body("versions[0].conditions[0].words", nullValue());
        Map<String, Object> question = Map.of("policies", List.of(policy), "facts", Map.of());
        as(OPERATOR)
                .body(question)
                .post("/v1/assessments?articles=true")
                .then()
                .statusCode(200)
                .body("results[0].trace[0].words", nullValue());

        put(TEXT, null).statusCode(200);

        given().get("/v1/policies/" + policy)
                .then()
                .body("versions[0].conditions[0].words", equalTo("第一条 失信的灯塔不予补助。"))
                .body("versions[0].amount[0].words", containsString("（二）一年一次。"));
        as(OPERATOR)
                .body(question)
                .post("/v1/assessments?articles=true")
                .then()
                .body("results[0].trace[0].words", equalTo("第一条 失信的灯塔不予补助。"));
        as(OPERATOR).body(question).post("/v1/assessments").then().body("results[0].trace[0].words", nullValue());
    }

    @Test
    void a_new_text_is_another_revision_and_the_same_one_changes_nothing() {
        put(TEXT, null).statusCode(200);
        put(TEXT, null).statusCode(200).header("ETag", "\"1\"");
        put(TEXT.replace("一年一次", "两年一次"), null).statusCode(428);
        put(TEXT.replace("一年一次", "两年一次"), "\"7\"").statusCode(412);
        put(TEXT.replace("一年一次", "两年一次"), "\"1\"").statusCode(200).header("ETag", "\"2\"");
        given().get("/v1/documents/{id}/articles/{article}", document, "第二条（二）")
                .then()
                .body("articles[0].text", equalTo("（二）两年一次。"));
        assertEquals(2, journal.stream("document:" + document).size());
    }

    @Test
    void what_cannot_be_a_document_is_refused_and_changes_nothing() {
        put("没有编号的一段话。", null).statusCode(422).body("code", equalTo("document-unreadable"));
        put("", null).statusCode(400);
        put("第一条 灯。".repeat(SourceDocument.LONGEST / 5), null).statusCode(400);
        as(OPERATOR)
                .body(Map.of("text", TEXT))
                .put("/v1/documents/Not_An_Id")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("id"));
        as(Tokens.role("officer"))
                .body(Map.of("text", TEXT))
                .put("/v1/documents/" + document)
                .then()
                .statusCode(403);
        given().get("/v1/documents/" + document).then().statusCode(404);
    }

    @Test
    void policies_and_articles_are_found_by_words_as_soon_as_they_are_there() {
        given().queryParam("q", "灯塔")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("articles.document", not(hasItem(document)));

        put(TEXT, null).statusCode(200);

        given().queryParam("q", "失信的灯塔")
                .queryParam("limit", 50)
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("articles.findAll { it.document == '%s' }.article".formatted(document), hasItem("第一条"))
                .body("policies.id", hasItem(policy));
        given().get("/v1/search").then().statusCode(400).body("errors.field", contains("q"));
        given().get("/v1/search?q=a&limit=51").then().statusCode(400).body("errors.field", contains("limit"));
    }
}
