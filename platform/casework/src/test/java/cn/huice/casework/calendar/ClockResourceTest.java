package cn.huice.casework.calendar;

import static cn.huice.casework.testbed.Api.as;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.journal.Journal;
import cn.huice.journal.sql.Database;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClockResourceTest.OwnClock.class)
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ClockResourceTest {
    public static class OwnClock implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.arc.exclude-types", "cn.huice.testing.SettableClock", "huice.clock.settable", "true");
        }
    }

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    Journal journal;

    @AfterEach
    void back() {
        set(Map.of("offset", "PT0S"), 200);
    }

    @Test
    void an_operator_sets_the_day_and_everyone_sees_it_at_once() {
        set(Map.of("today", "2023-06-05"), 200);

        as(Tokens.applicant("P-0001", "person"))
                .get("/v1/clock")
                .then()
                .statusCode(200)
                .body("today", equalTo("2023-06-05"))
                .body("now", startsWith("2023-06-05T"))
                .body("settable", equalTo(true));
        assertEquals(LocalDate.of(2023, 6, 5), LocalDate.now(clock));
        assertEquals("cn.huice.clock.set.v1", journal.stream("clock").getLast().type());
    }

    @Test
    void an_offset_counts_from_real_time() {
        set(Map.of("offset", "P7D"), 200);
        set(Map.of("offset", "P7D"), 200);

        assertEquals(LocalDate.now(Clock.system(Shanghai.ZONE)).plusDays(7), LocalDate.now(clock));
    }

    @Test
    void another_replica_follows_what_is_in_the_database() {
        database.change(
                "insert into clock_setting (shift) values ('PT-48H') on conflict (only_row) do update set shift = 'PT-48H'");

        await().until(() -> LocalDate.now(clock)
                .equals(LocalDate.now(Clock.system(Shanghai.ZONE)).minusDays(2)));
    }

    @Test
    void nobody_but_an_operator_sets_it_and_nobody_without_a_token_reads_it() {
        as(Tokens.role("finance"))
                .body(Map.of("today", "2023-06-05"))
                .put("/v1/clock")
                .then()
                .statusCode(403);
        given().get("/v1/clock").then().statusCode(401);
    }

    @Test
    void what_is_not_one_day_or_one_duration_is_refused() {
        set(Map.of(), 400);
        set(Map.of("today", "2023-06-05", "offset", "P7D"), 400);
        set(Map.of("today", "2023-02-30"), 400);
        set(Map.of("offset", "a week"), 400);
        set(Map.of("today", "0001-01-01"), 400);
    }

    private static void set(Map<String, String> request, int status) {
        as(Tokens.role("operator")).body(request).put("/v1/clock").then().statusCode(status);
    }
}
