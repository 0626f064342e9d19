package cn.huice.registry;

import static cn.huice.registry.Api.BINHAI;
import static cn.huice.registry.Api.HEXI;
import static cn.huice.registry.Api.as;
import static cn.huice.registry.Api.hr;
import static cn.huice.registry.Api.tax;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class SubjectResourceTest {
    @Inject
    Journal journal;

    @Test
    void an_applicant_registers_itself_and_finds_its_identifier_masked() {
        String id = Api.newId("P");
        String token = Tokens.applicant(id, "person");

        as(token)
                .body(Map.of("district", BINHAI, "displayName", "张晓明", "identifier", "11010519491231002x"))
                .post("/v1/subjects/person")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/subjects/person/" + id))
                .header("ETag", "\"1\"")
                .body("displayName", equalTo("张**"));
        as(token)
                .get("/v1/subjects/person/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("displayName", equalTo("张晓明"))
                .body("identifier", equalTo("1101**********002X"))
                .body("identifierMasked", equalTo(true));
    }

    @Test
    void the_districts_officer_reads_the_whole_identifier_and_that_is_journaled() {
        String id = identified("91350100M000100Y43");

        as(Tokens.officer(BINHAI))
                .get("/v1/subjects/enterprise/" + id)
                .then()
                .statusCode(200)
                .body("identifier", equalTo("91350100M000100Y43"))
                .body("identifierMasked", equalTo(false));

        JournalEntry read = journal.stream("subject/enterprise/" + id).getLast();
        assertEquals("cn.huice.subject.identifier-read.v1", read.type());
        assertEquals("officer-120116", read.actor());
        assertFalse(read.topic().isPresent());
        as(tax()).get("/v1/subjects/enterprise/" + id).then().body("identifier", equalTo("9135**********0Y43"));
        assertEquals(2, journal.stream("subject/enterprise/" + id).size());
    }

    @Test
    void a_subject_is_found_by_its_identifier_and_nobody_else_can_take_it() {
        String id = identified("91120116MA05X0001H");

        as(tax())
                .queryParam("identifier", "91120116ma05x0001h")
                .get("/v1/subjects/enterprise")
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].identifierMasked", equalTo(true));
        as(tax())
                .body(Map.of("district", HEXI, "identifier", "91120116MA05X0001H"))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(409)
                .body("code", equalTo("identifier-taken"));
    }

    @Test
    void others_do_not_learn_that_a_subject_exists() {
        String id = Api.person();

        for (String token : List.of(
                Tokens.officer(HEXI),
                Tokens.applicant("P-0002", "person"),
                Tokens.applicant(id, "enterprise"),
                Tokens.role("finance"))) {
            as(token).get("/v1/subjects/person/" + id).then().statusCode(404);
        }
        as(Tokens.officer(HEXI))
                .queryParam("district", BINHAI)
                .get("/v1/subjects/person")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(Tokens.applicant(id, "person")).get("/v1/subjects/person").then().statusCode(403);
    }

    @Test
    void a_departments_view_of_a_person_has_no_name() {
        String id = Api.newId("P");
        as(hr()).body(Map.of("id", id, "district", BINHAI, "displayName", "欧阳修"))
                .post("/v1/subjects/person")
                .then()
                .statusCode(201);

        as(hr()).get("/v1/subjects/person/" + id).then().body("displayName", equalTo("欧**"));
        as(Tokens.role("auditor")).get("/v1/subjects/person/" + id).then().body("displayName", equalTo("欧阳修"));
    }

    @Test
    void nobody_registers_a_foreign_subject() {
        as(Tokens.applicant("E-0001", "enterprise"))
                .body(Map.of("id", "E-0002", "district", BINHAI))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(403);
        as(Tokens.officer(HEXI))
                .body(Map.of("district", BINHAI))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(403);
    }

    @Test
    void a_subject_is_amended_on_the_revision_that_was_seen() {
        String id = Api.enterprise();
        String path = "/v1/subjects/enterprise/" + id;
        Map<String, String> name = Map.of("displayName", "天津某某科技有限公司");

        as(tax()).body(name).patch(path).then().statusCode(428);
        as(tax())
                .header("If-Match", "\"1\"")
                .body(name)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        as(tax()).header("If-Match", "\"1\"").body(name).patch(path).then().statusCode(412);
        as(tax()).get(path).then().body("displayName", equalTo("天津某某科技有限公司")).body("district", equalTo(BINHAI));
    }

    @Test
    void an_applicant_does_not_change_the_identifier_that_is_recorded() {
        String id = identified("91120116MA05X0002L");

        as(Tokens.applicant(id, "enterprise"))
                .header("If-Match", "\"1\"")
                .body(Map.of("identifier", "91350100M000100Y43"))
                .patch("/v1/subjects/enterprise/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void the_same_id_is_registered_once() {
        String id = Api.enterprise();

        as(tax())
                .body(Map.of("id", id, "district", BINHAI))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(409)
                .body("code", equalTo("subject-exists"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enterprise | {\"district\":\"1201\"} | district",
                "enterprise | {} | district",
                "enterprise | {\"district\":120116} | district",
                "enterprise | {\"district\":\"120116\",\"id\":\"../x\"} | id",
                "enterprise | {\"district\":\"120116\",\"identifier\":\"91350100M000100Y44\"} | identifier",
                "enterprise | {\"district\":\"120116\",\"displayName\":\"a\\u0000b\"} | displayName",
                "person | {\"district\":\"120116\",\"identifier\":\"11010519490230002X\"} | identifier",
                "parcel | {\"district\":\"120116\",\"identifier\":\"1\"} | identifier",
                "person | {\"district\":\"120116\",\"nickname\":\"x\"} | nickname"
            })
    void what_cannot_be_is_refused_by_field(String kind, String body, String field) {
        as(tax())
                .body(body)
                .post("/v1/subjects/" + kind)
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString(field));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_opens_no_door(String token) {
        as(token).get("/v1/subjects/enterprise").then().statusCode(401);
        as(token).get("/v1/subjects/enterprise/E-0001/facts").then().statusCode(401);
        as(token)
                .body(Map.of("district", BINHAI))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(401);
    }

    static List<String> badTokens() {
        return List.of(
                Tokens.expired("auditor"),
                Tokens.unsigned("auditor"),
                Tokens.signedByStranger("auditor"),
                Tokens.forAnotherAudience("auditor"),
                Tokens.fromAnotherIssuer("auditor"));
    }

    @Test
    void pages_follow_each_other() {
        Api.enterprise();
        Api.enterprise();
        String next = as(tax())
                .queryParam("limit", 1)
                .get("/v1/subjects/enterprise")
                .then()
                .extract()
                .path("next");

        String second = as(tax())
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get("/v1/subjects/enterprise")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");

        assertFalse(second.compareTo(next) <= 0);
    }

    private static String identified(String identifier) {
        String id = Api.newId("E");
        as(tax())
                .body(Map.of("id", id, "district", BINHAI, "identifier", identifier))
                .post("/v1/subjects/enterprise")
                .then()
                .statusCode(201);
        return id;
    }
}
