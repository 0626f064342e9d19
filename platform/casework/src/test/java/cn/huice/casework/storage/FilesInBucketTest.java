package cn.huice.casework.storage;

import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static cn.huice.casework.testbed.Papers.LICENCE;
import static cn.huice.casework.testbed.Papers.OPEN;
import static cn.huice.casework.testbed.Papers.draft;
import static cn.huice.casework.testbed.Papers.owner;
import static cn.huice.casework.testbed.Papers.pdf;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
@QuarkusTestResource(value = BucketTestResource.class, restrictToAnnotatedClass = true)
class FilesInBucketTest {
    Bucket bucket;

    @Inject
    StoredFiles files;

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
    void a_file_goes_through_the_bucket_and_leaves_nothing_on_the_way() throws IOException {
        String id = draft(subject, OPEN);
        byte[] content = pdf(subject);
        var added = upload(id, content);
        assertTrue(bucket.keys().contains("files/" + added.path("digest")));
        assertArrayEquals(content, download(id, added.path("id")).asByteArray());
        try (Stream<Path> incoming = Files.list(Path.of("target/storage-test/incoming"))) {
            assertEquals(0, incoming.count());
        }
    }

    @Test
    void an_altered_object_is_not_given_out() {
        String id = draft(subject, OPEN);
        var added = upload(id, pdf(subject));
        bucket.write("files/" + added.path("digest"), pdf("forged"));
        download(id, added.path("id")).then().statusCode(500).body("code", equalTo("file-damaged"));
    }

    @Test
    void the_sweep_removes_what_nobody_holds() {
        String kept = upload(draft(subject, OPEN), pdf(subject)).path("digest");
        String orphan = "00" + "ab".repeat(31);
        bucket.write("files/" + orphan, pdf("never recorded"));
        files.sweep(Instant.now().plusSeconds(60));
        assertTrue(bucket.keys().contains("files/" + kept));
        assertFalse(bucket.keys().contains("files/" + orphan));
    }

    private ExtractableResponse<Response> upload(String id, byte[] content) {
        return given().auth()
                .oauth2(owner(subject))
                .contentType("application/pdf")
                .body(content)
                .put("/v1/applications/{id}/materials/{material}", id, LICENCE)
                .then()
                .statusCode(201)
                .extract();
    }

    private Response download(String id, String file) {
        return as(owner(subject)).get("/v1/applications/" + id + "/files/" + file);
    }
}
