package cn.huice.casework.material;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.INVOICE;
import static cn.huice.casework.testbed.Papers.LICENCE;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.STRICT;
import static cn.huice.casework.testbed.Papers.draft;
import static cn.huice.casework.testbed.Papers.owner;
import static cn.huice.casework.testbed.Papers.pdf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.casework.storage.StoredFiles;
import cn.huice.journal.Journal;
import cn.huice.testing.Calls;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class MaterialsTest {
    private static final Path STORE = Path.of("target/storage-test/files");

    @Inject
    StoredFiles files;

    @Inject
    Journal journal;

    private final String subject = newSubject();

    @BeforeEach
    void on_a_monday() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_file_comes_back_to_the_byte_under_its_cleaned_name() {
        String id = draft(subject, OPEN);
        byte[] content = pdf(subject);
        String file = upload(id, LICENCE, content, "application/pdf", "../执照.pdf")
                .statusCode(201)
                .body("name", equalTo("执照.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("size", equalTo(content.length))
                .extract()
                .path("id");

        Response got = as(owner(subject)).get("/v1/applications/" + id + "/files/" + file);
        assertEquals(200, got.statusCode());
        assertArrayEquals(content, got.asByteArray());
        assertEquals("nosniff", got.header("X-Content-Type-Options"));
        assertTrue(got.header("Content-Disposition").startsWith("attachment; "), got.header("Content-Disposition"));
        assertTrue(got.header("Content-Disposition").endsWith("filename*=UTF-8''%E6%89%A7%E7%85%A7.pdf"));
    }

    @Test
    void the_journal_keeps_the_digest_of_every_file() {
        String id = draft(subject, OPEN);
        upload(id, LICENCE, pdf(subject), "application/pdf", "a.pdf").statusCode(201);
        String digest = list(owner(subject), id).extract().path("materials[0].files[0].digest");
        var added = journal.stream("application:" + id).getLast();
        assertEquals("cn.huice.material.added.v1", added.type());
        assertEquals(digest, added.data().path("sm3").asText());
        assertTrue(Files.exists(STORE.resolve(digest.substring(0, 2)).resolve(digest)));
    }

    @Test
    void the_same_file_sent_many_times_at_once_is_there_once() throws Exception {
        String id = draft(subject, OPEN);
        byte[] content = pdf(subject);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> upload(id, LICENCE, content, "application/pdf", "a.pdf")
                            .extract()
                            .statusCode())
                    .toList());
            int created = 0;
            for (var code : codes) {
                created += code.get() == 201 ? 1 : 0;
            }
            assertEquals(1, created);
        }
        list(owner(subject), id).body("materials[0].files", hasSize(1));
    }

    @Test
    void a_form_does_as_well() {
        String id = draft(subject, OPEN);
        given().auth()
                .oauth2(owner(subject))
                .multiPart("file", "执照.pdf", pdf(subject), "application/pdf")
                .multiPart("validUntil", "2024-12-31")
                .post("/v1/applications/{id}/materials/{material}", id, LICENCE)
                .then()
                .statusCode(201)
                .body("validUntil", equalTo("2024-12-31"))
                .body("size", equalTo(pdf(subject).length));
        assertTrue(Files.isDirectory(Path.of("target/storage-test/forms")), "they come to where files are kept");
    }

    @Test
    void what_is_missing_is_shown_and_others_can_be_added() {
        String id = draft(subject, STRICT);
        list(owner(subject), id)
                .body("materials.name", equalTo(List.of(LICENCE, INVOICE)))
                .body("materials[1].article", equalTo("第八条（二）"))
                .body("missing", hasItems(LICENCE, INVOICE));
        upload(id, INVOICE, pdf(subject), null, "a").statusCode(201);
        upload(id, Materials.OTHER, pdf("other" + subject), null, "b").statusCode(201);
        list(owner(subject), id)
                .body("materials.state", equalTo(List.of("MISSING", "PROVIDED", "PROVIDED")))
                .body("missing", equalTo(List.of(LICENCE)));
        upload(id, "不在清单", pdf(subject), null, "c").statusCode(400).body("errors[0].field", equalTo("material"));
    }

    @Test
    void a_submission_waits_for_required_materials_only_where_the_procedure_says_so() {
        String strict = draft(subject, STRICT);
        upload(strict, INVOICE, pdf(subject), null, "a").statusCode(201);
        Calls.act(owner(subject), strict, "submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("materials-missing"))
                .body("errors.field", equalTo(List.of("materials." + LICENCE)))
                .body("errors.rule", equalTo(List.of("第八条（一）")));
        upload(strict, LICENCE, pdf("licence " + subject), null, "a").statusCode(201);
        Calls.act(owner(subject), strict, "submit").then().statusCode(200);

        Calls.act(owner(subject), draft(subject, OPEN), "submit").then().statusCode(200);
    }

    @Test
    void what_was_handed_in_before_is_not_asked_again_while_it_is_valid() {
        String first = draft(subject, OPEN);
        uploadUntil(first, LICENCE, pdf(subject), "2023-07-31").statusCode(201);
        list(owner(subject), draft(subject, STRICT)).body("materials[0].state", equalTo("MISSING"));
        Calls.act(owner(subject), first, "submit").then().statusCode(200);

        String second = draft(subject, STRICT);
        String held = list(owner(subject), second)
                .body("materials[0].state", equalTo("HELD"))
                .body("missing", equalTo(List.of(INVOICE)))
                .extract()
                .path("materials[0].held.id");
        as(owner(subject))
                .body(Map.of("material", LICENCE, "file", held))
                .post("/v1/applications/" + second + "/materials")
                .then()
                .statusCode(201)
                .body("reusedFrom", equalTo(held));
        String third = draft(subject, STRICT);
        upload(third, INVOICE, pdf("invoice " + subject), null, "a").statusCode(201);
        Calls.act(owner(subject), third, "submit").then().statusCode(200);
        list(owner(subject), third).body("materials.state", equalTo(List.of("PROVIDED", "PROVIDED")));

        SettableClock.set(LocalDate.of(2023, 8, 1));
        list(owner(subject), draft(subject, STRICT))
                .body("materials[0].state", equalTo("MISSING"))
                .body("materials[0].held", nullValue());
    }

    @Test
    void another_subject_is_offered_nothing_of_it() {
        String first = draft(subject, OPEN);
        upload(first, LICENCE, pdf(subject), null, "a").statusCode(201);
        Calls.act(owner(subject), first, "submit").then().statusCode(200);
        String held = list(owner(subject), draft(subject, OPEN)).extract().path("materials[0].held.id");
        String stranger = newSubject();
        String theirs = draft(stranger, OPEN);
        list(owner(stranger), theirs).body("materials[0].state", equalTo("MISSING"));
        as(owner(stranger))
                .body(Map.of("material", LICENCE, "file", held))
                .post("/v1/applications/" + theirs + "/materials")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-held"));
    }

    @Test
    void only_owner_district_and_auditor_read_a_file_and_others_reading_is_journaled() {
        String id = draft(subject, OPEN);
        String file = upload(id, LICENCE, pdf(subject), null, "a").extract().path("id");
        String path = "/v1/applications/" + id + "/files/" + file;
        as(Tokens.officer(HEXI)).get(path).then().statusCode(404);
        Calls.act(owner(subject), id, "submit").then().statusCode(200);

        as(Tokens.officer(HEXI)).get(path).then().statusCode(200);
        as(Tokens.role("auditor")).get(path).then().statusCode(200);
        as(Tokens.officer(BINHAI)).get(path).then().statusCode(404);
        as(owner(newSubject())).get(path).then().statusCode(404);
        as(Tokens.role("finance")).get(path).then().statusCode(403);
        as(owner(subject))
                .get("/v1/applications/" + draft(subject, OPEN) + "/files/" + file)
                .then()
                .statusCode(404);
        assertEquals(2, journal.stream("material:" + file).size());
    }

    @Test
    void files_change_only_while_the_case_is_with_its_applicant() {
        String id = draft(subject, OPEN);
        String file = upload(id, LICENCE, pdf(subject), null, "a").extract().path("id");
        as(owner(subject))
                .delete("/v1/applications/" + id + "/files/" + file)
                .then()
                .statusCode(204);
        list(owner(subject), id).body("materials[0].files", empty());
        upload(id, LICENCE, pdf(subject), null, "a").statusCode(201);
        Calls.act(owner(subject), id, "submit").then().statusCode(200);
        upload(id, LICENCE, pdf("later"), null, "a").statusCode(409).body("code", equalTo("not-amendable"));
        Calls.act(Tokens.officer(HEXI), id, "return").then().statusCode(200);
        upload(id, LICENCE, pdf("later" + subject), null, "a").statusCode(201);
    }

    @Test
    void what_is_not_as_declared_or_too_large_is_refused_and_nothing_stays() throws IOException {
        String id = draft(subject, OPEN);
        long before = kept();
        upload(id, LICENCE, pdf(subject), "image/png", "a.png")
                .statusCode(400)
                .body("code", equalTo("content-mismatch"))
                .body("detail", containsString("application/pdf"));
        upload(id, LICENCE, "<script>".getBytes(StandardCharsets.UTF_8), null, "a")
                .statusCode(415);
        upload(id, LICENCE, new byte[0], null, "a").statusCode(400);
        upload(id, LICENCE, pdf("x".repeat(1 << 20)), null, "a")
                .statusCode(413)
                .body("code", equalTo("file-too-large"));
        for (int i = 0; i < 2; i++) {
            upload(id, LICENCE, pdf(i + subject + "x".repeat(900_000)), null, "a")
                    .statusCode(201);
        }
        upload(id, LICENCE, pdf(subject + "x".repeat(900_000)), null, "a")
                .statusCode(413)
                .body("code", equalTo("case-too-large"));
        assertEquals(before + 2, kept());
        try (Stream<Path> incoming = Files.list(Path.of("target/storage-test/incoming"))) {
            assertEquals(0, incoming.count());
        }
    }

    @Test
    void an_altered_file_is_not_given_out() throws IOException {
        String id = draft(subject, OPEN);
        var added = upload(id, LICENCE, pdf(subject), null, "a").extract();
        String digest = added.path("digest");
        Files.write(STORE.resolve(digest.substring(0, 2)).resolve(digest), pdf("forged"));
        as(owner(subject))
                .get("/v1/applications/" + id + "/files/" + added.path("id"))
                .then()
                .statusCode(500)
                .body("code", equalTo("file-damaged"));
    }

    @Test
    void the_sweep_removes_what_a_killed_upload_left_and_nothing_else() throws IOException {
        String id = draft(subject, OPEN);
        String digest = upload(id, LICENCE, pdf(subject), null, "a").extract().path("digest");
        String orphan = "00" + "ab".repeat(31);
        Path left = Files.createDirectories(STORE.resolve("00")).resolve(orphan);
        Files.write(left, pdf("never recorded"));
        Path part = Files.write(Path.of("target/storage-test/incoming/killed.part"), pdf("half"));
        files.sweep(Instant.now().minusSeconds(3600));
        assertTrue(Files.exists(left) && Files.exists(part), "young files may belong to an upload that goes on");
        files.sweep(Instant.now().plusSeconds(1));
        assertFalse(Files.exists(left) || Files.exists(part));
        assertTrue(Files.exists(STORE.resolve(digest.substring(0, 2)).resolve(digest)));
    }

    private ValidatableResponse upload(String id, String material, byte[] content, String type, String name) {
        return given().auth()
                .oauth2(owner(subject))
                .contentType(type == null ? "application/octet-stream" : type)
                .queryParam("name", name)
                .body(content)
                .put("/v1/applications/{id}/materials/{material}", id, material)
                .then();
    }

    private ValidatableResponse uploadUntil(String id, String material, byte[] content, String until) {
        return given().auth()
                .oauth2(owner(subject))
                .contentType("application/pdf")
                .queryParam("validUntil", until)
                .body(content)
                .put("/v1/applications/{id}/materials/{material}", id, material)
                .then();
    }

    private static ValidatableResponse list(String token, String id) {
        return as(token).get("/v1/applications/" + id + "/materials").then().statusCode(200);
    }

    private static long kept() throws IOException {
        if (!Files.exists(STORE)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(STORE)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
