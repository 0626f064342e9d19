package cn.huice.registry;

import static cn.huice.registry.Api.BINHAI;
import static cn.huice.registry.Api.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.journal.sql.Database;
import cn.huice.registry.identifier.InvalidIdentifier;
import cn.huice.registry.identifier.PersonalDataCipher;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class KeyRotationTest {
    private static final String OLD_KEY = "old:b2xkLWtleS1vZi10aGUtdGVzdHM=";
    private static final String NEW_KEY = "new:bmV3LWtleS1vZi10aGUtdGVzdHM=";

    @Inject
    Database database;

    @Inject
    SubjectTable subjects;

    @Inject
    KeyRotation rotation;

    private final PersonalDataCipher old = new PersonalDataCipher(List.of(OLD_KEY));

    @Test
    void while_commands_change_the_same_subjects_all_come_under_the_new_key_and_none_loses_a_change() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            people.add(underTheOldKey(i));
        }
        List<String> moved = people.subList(0, 40);
        var begun = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var commands = moved.stream()
                    .map(id -> CompletableFuture.supplyAsync(
                            () -> {
                                begun.countDown();
                                return renamed(id);
                            },
                            threads))
                    .toList();
            begun.await();
            rotation.rotate();
            commands.forEach(command -> assertEquals(200, command.join()));
        }
        rotation.rotate();

        assertEquals(0, subjects.outdated());
        var newAlone = new SubjectTable(database, new PersonalDataCipher(List.of(NEW_KEY)));
        for (String id : people) {
            Subject subject = newAlone.find(new SubjectId("person", id)).orElseThrow();
            assertEquals(moved.contains(id) ? "改名" : "李四光" + id, subject.name().orElseThrow());
        }
        progress().body("done", equalTo(true)).body("key", equalTo("new"));
    }

    @Test
    void a_round_that_was_killed_is_gone_on_with_and_progress_tells_what_is_left() {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            people.add(underTheOldKey(1000 + i));
        }
        int waiting = (int) subjects.outdated();
        assertTrue(waiting >= 5);
        QuarkusTransaction.requiringNew().call(() -> subjects.reseal(List.of(), 2));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                subjects.reseal(List.of(), 2);
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            assertEquals("killed", killed.getMessage());
        }
        progress()
                .body("done", equalTo(false))
                .body("tables.find { it.what == 'subjects' }.outdated", equalTo(waiting - 2))
                .body("tables.size()", greaterThan(0));

        rotation.rotate();

        progress().body("done", equalTo(true));
        for (String id : people) {
            as(Tokens.officer(BINHAI))
                    .get("/v1/subjects/person/" + id)
                    .then()
                    .statusCode(200)
                    .body("displayName", equalTo("李四光" + id));
        }
    }

    @Test
    void a_row_that_a_command_holds_is_left_to_the_next_round() {
        String id = underTheOldKey(2000);
        QuarkusTransaction.requiringNew().run(() -> {
            database.list("SELECT 1 FROM subject WHERE id = ? FOR UPDATE", row -> true, id);
            CompletableFuture.runAsync(rotation::rotate).join();
        });
        assertEquals(1, subjects.outdated());
        rotation.rotate();
        assertEquals(0, subjects.outdated());
    }

    @Test
    void what_is_looked_up_by_its_number_is_found_before_and_after() throws InvalidIdentifier {
        String id = underTheOldKey(3000);
        String number = number(3000);
        assertEquals(id, foundBy(number));
        rotation.rotate();
        assertEquals(id, foundBy(number));
    }

    @Test
    void operators_alone_look() {
        given().get("/v1/key-rotation").then().statusCode(401);
        as(Tokens.role("auditor")).get("/v1/key-rotation").then().statusCode(403);
    }

    private String foundBy(String number) throws InvalidIdentifier {
        var identifier = SubjectKind.PERSON.identifier(number);
        return QuarkusTransaction.requiringNew()
                .call(() -> subjects.holder(SubjectKind.PERSON, identifier)
                        .orElseThrow()
                        .id());
    }

    private static int renamed(String id) {
        String path = "/v1/subjects/person/" + id;
        String token = Tokens.applicant(id, "person");
        String seen = as(token).get(path).header("ETag");
        return as(token)
                .header("If-Match", seen)
                .body(Map.of("displayName", "改名"))
                .patch(path)
                .statusCode();
    }

    private static ValidatableResponse progress() {
        return as(Tokens.role("operator")).get("/v1/key-rotation").then().statusCode(200);
    }

    private String underTheOldKey(int n) {
        String id = Api.person();
        SubjectId subject = new SubjectId("person", id);
        database.change(
                "UPDATE subject SET name_cipher = ?, identifier_cipher = ?, identifier_lookup = ? WHERE id = ?",
                old.seal("李四光" + id, "subject.name/" + subject),
                old.seal(number(n), "subject.identifier/" + subject),
                old.lookup("person|" + number(n)),
                id);
        return id;
    }

    /** A resident's number with its check digit (GB 11643). */
    private static String number(int n) {
        String first = "120103" + (1950 + n / 1000) + "0228" + "%03d".formatted(n % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (first.charAt(i) - '0');
        }
        return first + "10X98765432".charAt(sum % 11);
    }
}
