package cn.huice.journal;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class JournalResourceTest {
    @Inject
    Journal journal;

    private final String stream = "application/" + UUID.randomUUID();

    @Test
    void an_auditor_pages_through_a_stream() {
        for (int i = 1; i <= 3; i++) {
            append(Map.of("step", i));
        }
        String next = auditor()
                .queryParam("stream", stream)
                .queryParam("limit", 2)
                .get("/v1/journal")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].data.step", equalTo(1))
                .extract()
                .path("next");
        auditor()
                .queryParam("stream", stream)
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get("/v1/journal")
                .then()
                .body("items", hasSize(1))
                .body("items[0].position", equalTo(3))
                .body("next", nullValue());
    }

    @Test
    void verification_is_there_for_auditors() {
        append(Map.of());
        auditor().get("/v1/journal/verification").then().statusCode(200).body("intact", equalTo(true));
    }

    @Test
    void the_whole_journal_is_exported_with_a_seal_over_all_of_it() {
        append(Map.of("step", 1));
        String[] lines = auditor()
                .get("/v1/journal/export")
                .then()
                .statusCode(200)
                .contentType("application/jsonl")
                .header("Content-Disposition", equalTo("attachment; filename=\"journal-test-journal.jsonl\""))
                .extract()
                .asString()
                .split("\n");
        assertTrue(lines[0].startsWith("{\"journal\":1,\"service\":\"journal-test\""), lines[0]);
        assertTrue(lines[lines.length - 3].contains(stream), "the last entry");
        assertTrue(lines[lines.length - 2].startsWith("{\"checkpoint\""), "is sealed");
        assertTrue(lines[lines.length - 1].startsWith("{\"end\""), "and the file whole");
    }

    @Test
    void others_do_not_read_the_journal() {
        given().get("/v1/journal").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.officer("120000"))
                .get("/v1/journal/verification")
                .then()
                .statusCode(403);
    }

    @Test
    void a_limit_out_of_bounds_is_refused() {
        auditor().queryParam("limit", 0).get("/v1/journal").then().statusCode(400);
        auditor().queryParam("after", -1).get("/v1/journal").then().statusCode(400);
    }

    @Test
    void readiness_tells_of_the_relay_without_depending_on_it() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("journal relay"))
                .body("checks.name", hasItem(startsWith("Database")));
    }

    @Test
    void how_far_publishing_is_behind_can_be_measured() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("huice_journal_unpublished"))
                .body(containsString("huice_journal_lag_seconds"));
    }

    private static RequestSpecification auditor() {
        return given().auth().oauth2(Tokens.role("auditor"));
    }

    private void append(Map<String, ?> data) {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.append(NewEntry.kept(stream, "cn.huice.test.happened.v1", "P-1", data)));
    }
}
