package cn.huice.casework.application;

import static cn.huice.casework.testbed.Api.BINHAI;
import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Api.as;
import static cn.huice.casework.testbed.Api.newSubject;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import cn.huice.casework.testbed.Editor;
import cn.huice.casework.testbed.Written;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class ReplayTest {
    private final String policy = Written.newId();
    private final String subject = newSubject();
    private final String applicant = Tokens.applicant(subject, "enterprise");

    @BeforeEach
    void a_policy_in_force() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        Editor.publishes(
                        policy,
                        null,
                        Written.policy(policy, "1.234%"),
                        Written.tests("2023-06-05", "123.40"),
                        "2021-01-01",
                        false)
                .statusCode(201);
    }

    @AfterEach
    void real_time_again() {
        SettableClock.reset();
    }

    @Test
    void a_past_evaluation_comes_out_the_same_to_the_fen_after_the_policy_has_changed() {
        String id = submitted("1234567.89");
        Editor.publishes(
                        policy,
                        "\"1\"",
                        Written.policy(policy, "20%"),
                        Written.tests("2023-06-05", "2000.00"),
                        "2023-06-05",
                        true)
                .statusCode(201);
        as(Tokens.role("auditor"))
                .get("/v1/applications/" + id + "/evaluations")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].purpose", equalTo("SUBMISSION"))
                .body("[0].result.amount.value", equalTo("15234.57"));
        for (String token : new String[] {Tokens.role("auditor"), Tokens.officer(HEXI), applicant}) {
            as(token)
                    .get("/v1/applications/" + id + "/evaluations/1/replay")
                    .then()
                    .statusCode(200)
                    .body("same", equalTo(true))
                    .body("differences", empty())
                    .body("kept.amount.value", equalTo("15234.57"))
                    .body("recomputed.amount.value", equalTo("15234.57"));
        }
    }

    @Test
    void nobody_else_sees_it_and_there_is_no_second() {
        String id = submitted("10000.00");
        String replay = "/v1/applications/" + id + "/evaluations/1/replay";
        as(Tokens.officer(BINHAI)).get(replay).then().statusCode(404);
        as(Tokens.applicant(newSubject(), "enterprise")).get(replay).then().statusCode(404);
        as(Tokens.role("finance")).get(replay).then().statusCode(403);
        as(applicant)
                .get("/v1/applications/" + id + "/evaluations/2/replay")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    private String submitted(String expense) {
        return as(applicant)
                .body(Map.of(
                        "policy",
                        policy,
                        "district",
                        HEXI,
                        "facts",
                        Map.of("enterprise.in_dishonesty_record", false, "enterprise.rd_expense_prior_year", expense),
                        "submit",
                        true))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
