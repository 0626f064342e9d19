package cn.huice.industry;

import static cn.huice.testing.Calls.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class InterruptionTest {
    private static final String APPLICANT = Tokens.applicant("E-0500", "enterprise");
    private static final String WAITING = """
            select pid from pg_stat_activity
            where wait_event_type = 'Lock' and query like '%application%' and pid <> pg_backend_pid()
            """;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void while_the_policy_is_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
    }

    @Test
    void a_command_whose_connection_is_lost_is_503_and_its_key_can_be_tried_again() throws Exception {
        var filed = Industry.file("E-0500").then().statusCode(201).extract();
        String id = filed.path("id");
        String etag = filed.header("ETag");
        try (Connection holder = database.getConnection();
                ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            holder.setAutoCommit(false);
            locked(holder, id);
            Future<Response> answer = client.submit(() -> submit(id, etag, "lost-connection"));
            await().atMost(Duration.ofSeconds(20)).until(() -> terminatedWaiting() == 1);

            Response refused = answer.get();
            assertEquals(503, refused.statusCode(), refused.asString());
            assertEquals("application/problem+json", refused.contentType().split(";")[0]);
            assertEquals("temporarily-unavailable", refused.path("code"));
            assertNotNull(refused.header("Retry-After"));
            holder.rollback();
        }
        submit(id, etag, "lost-connection").then().statusCode(200).body("state", equalTo("IN_PROGRESS"));
    }

    private static Response submit(String id, String etag, String key) {
        return as(APPLICANT)
                .header("Idempotency-Key", key)
                .header("If-Match", etag)
                .body(Map.of("action", "submit"))
                .post("/v1/applications/" + id + "/actions");
    }

    private static void locked(Connection connection, String id) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select id from application where id = ? for update")) {
            lock.setString(1, id);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
            }
        }
    }

    /** How many sessions that wait for a lock were ended. */
    private int terminatedWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery(
                        "select count(pg_terminate_backend(pid)) from (" + WAITING + ") waiting")) {
            ended.next();
            return ended.getInt(1);
        }
    }
}
