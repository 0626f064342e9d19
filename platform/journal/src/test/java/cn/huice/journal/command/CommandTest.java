package cn.huice.journal.command;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.Database;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.JournalQuery;
import cn.huice.journal.NodesTestResource;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NodesTestResource.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
class CommandTest {
    private static final int TWINS = 200;

    @TestHTTPResource("/test/effects")
    URI address;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @Inject
    Receipts receipts;

    private final String key = UUID.randomUUID().toString();
    private final String name = "effect " + key;

    @AfterEach
    void now() {
        SettableClock.reset();
    }

    @Test
    void a_repeated_command_has_one_effect_and_one_answer() {
        Response first = make(key, name);
        Response second = make(key, name);
        assertEquals(201, first.statusCode());
        assertEquals(1, effects());
        assertEquals(first.statusCode(), second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals("\"1\"", first.header("ETag"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertTrue(first.header("Location").contains("/test/effects/"), first.header("Location"));
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.contentType(), second.contentType());
    }

    @Test
    void two_hundred_at_once_have_one_effect_and_equal_answers() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + Tokens.officer("120000"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body(name)))
                .build();
        Set<List<Object>> answers = new HashSet<>();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> twins = new ArrayList<>();
            for (int i = 0; i < TWINS; i++) {
                twins.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            for (var twin : twins) {
                HttpResponse<String> answer = twin.join();
                answers.add(List.of(
                        answer.statusCode(),
                        answer.body(),
                        answer.headers().firstValue("ETag"),
                        answer.headers().firstValue("Location")));
            }
        }
        assertEquals(1, effects());
        assertEquals(1, answers.size(), answers.toString());
        assertEquals(201, answers.iterator().next().getFirst());
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        make(key, name);
        make(key, name + "!").then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        assertEquals(1, effects());
    }

    @Test
    void another_callers_same_key_is_another_command() {
        make(key, name);
        send(Tokens.officer("120116"), key, body(name)).then().statusCode(201);
        assertEquals(2, effects());
    }

    @Test
    void a_command_without_a_good_key_is_refused() {
        given().auth()
                .oauth2(Tokens.officer("120000"))
                .contentType("application/json")
                .body(body(name))
                .post("/test/effects")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        make("short", name).then().statusCode(400);
        make("x".repeat(129), name).then().statusCode(400);
        assertEquals(0, effects());
    }

    @Test
    void what_is_put_off_to_the_end_of_a_command_can_still_refuse_it() {
        String failing = "{\"name\":\"%s\",\"fail\":true,\"refuse\":false}".formatted(name);
        send("/test/effects/late", Tokens.officer("120000"), key, failing)
                .then()
                .statusCode(409)
                .body("code", equalTo("not-now"));
        assertEquals(0, effects());
        send("/test/effects/late", Tokens.officer("120000"), key, body(name))
                .then()
                .statusCode(201);
        assertEquals(1, effects());
    }

    @Test
    void a_failed_command_leaves_nothing_and_can_be_tried_again() {
        for (String flag : List.of("fail", "refuse")) {
            String failing = "{\"name\":\"%s\",\"fail\":%s,\"refuse\":%s}"
                    .formatted(name, flag.equals("fail"), flag.equals("refuse"));
            send(Tokens.officer("120000"), key, failing).then().statusCode(409);
            assertEquals(0, effects());
        }
        make(key, name).then().statusCode(201);
        assertEquals(1, effects());
    }

    @Test
    void a_refusal_that_is_kept_has_its_effect_once_and_is_answered_ever_after() {
        String refused = "{\"name\":\"%s\",\"fail\":false,\"refuse\":true}".formatted(name);
        Response first = send("/test/effects/kept", Tokens.officer("120000"), key, refused);
        Response second = send("/test/effects/kept", Tokens.officer("120000"), key, refused);
        assertEquals(409, first.statusCode());
        assertEquals(409, second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(1, effects());
        String thrown = "{\"name\":\"%s\",\"fail\":true,\"refuse\":false}".formatted(name);
        send("/test/effects/kept", Tokens.officer("120000"), UUID.randomUUID().toString(), thrown)
                .then()
                .statusCode(409);
        assertEquals(1, effects());
    }

    @Test
    void an_invalid_body_is_refused_and_leaves_no_receipt() {
        send(Tokens.officer("120000"), key, "{\"name\":\"\",\"fail\":false,\"refuse\":false}")
                .then()
                .statusCode(400);
        send(Tokens.officer("120000"), key, "{\"name\":").then().statusCode(400);
        make(key, name).then().statusCode(201);
    }

    @Test
    void a_wrong_role_is_refused_before_its_key_is_looked_at() {
        make(key, name);
        send(Tokens.role("auditor"), key, body(name)).then().statusCode(403);
    }

    @Test
    void a_receipt_is_forgotten_after_thirty_days() throws Exception {
        make(key, name);
        age("29 days");
        receipts.forgetOld();
        assertEquals(1, kept());
        age("2 days");
        receipts.forgetOld();
        assertEquals(0, kept());
    }

    @Test
    void a_business_date_that_is_moved_makes_no_receipt_forgotten() throws Exception {
        make(key, name);
        SettableClock.advance(Duration.ofDays(800));
        receipts.forgetOld();
        assertEquals(1, kept());
    }

    @Test
    void what_a_command_appends_names_its_caller_and_its_request() {
        String request = "request-" + key;
        Response made = given().auth()
                .oauth2(Tokens.officer("120000"))
                .header("Idempotency-Key", key)
                .header("X-Request-Id", request)
                .contentType("application/json")
                .body(body(name))
                .post("/test/effects");
        JournalEntry entry = journal.find(new JournalQuery(
                        Optional.of("effect/" + made.path("id")), Optional.empty(), Optional.empty(), 0, 1))
                .getFirst();
        assertEquals("officer-120000", entry.actor());
        assertEquals(request, entry.requestId());
        assertTrue(entry.traceParent().orElseThrow().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
    }

    private Response make(String withKey, String effect) {
        return send(Tokens.officer("120000"), withKey, body(effect));
    }

    private static Response send(String token, String withKey, String body) {
        return send("/test/effects", token, withKey, body);
    }

    private static Response send(String path, String token, String withKey, String body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", withKey)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static String body(String effect) {
        return "{\"name\":\"%s\",\"fail\":false,\"refuse\":false}".formatted(effect);
    }

    private long effects() {
        return database.number("SELECT count(*) FROM test_effect WHERE name = '%s'".formatted(name));
    }

    private void age(String by) throws Exception {
        database.execute("UPDATE command_receipt SET received_at = received_at - interval '%s' WHERE key = '%s'"
                .formatted(by, key));
    }

    private long kept() {
        return database.number("SELECT count(*) FROM command_receipt WHERE key = '%s'".formatted(key));
    }
}
