package cn.huice.industry;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import cn.huice.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class RightsTest {
    private String submitted;

    @BeforeEach
    void a_submitted_case_of_hexi_district() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        submitted = Industry.file("E-0300").path("id");
        act(Tokens.applicant("E-0300", "enterprise"), submitted, "submit")
                .then()
                .statusCode(200);
    }

    @Test
    void owner_district_city_finance_and_auditor_see_it_and_nobody_else() {
        for (String token : List.of(
                Tokens.applicant("E-0300", "enterprise"),
                Tokens.officer("120103"),
                Tokens.officer("120000"),
                Tokens.role("finance"),
                Tokens.role("auditor"))) {
            as(token).get("/v1/applications/" + submitted).then().statusCode(200);
        }
        for (String token : List.of(
                Tokens.applicant("E-0301", "enterprise"),
                Tokens.applicant("E-0300", "person"),
                Tokens.officer("120116"))) {
            as(token).get("/v1/applications/" + submitted).then().statusCode(404);
            as(token)
                    .get("/v1/applications")
                    .then()
                    .statusCode(200)
                    .body("items.findAll { it.id == '" + submitted + "' }.size()", equalTo(0));
        }
        as(Tokens.role("expert")).get("/v1/applications/" + submitted).then().statusCode(403);
    }

    @Test
    void a_foreign_district_cannot_act_and_an_applicant_cannot_review() {
        act(Tokens.officer("120116"), submitted, "accept").then().statusCode(404);
        act(Tokens.applicant("E-0300", "enterprise"), submitted, "accept")
                .then()
                .statusCode(403);
        as(Tokens.officer("120103"))
                .get("/v1/applications/" + submitted)
                .then()
                .body("step.kind", equalTo("ACCEPTANCE"));
    }

    @Test
    void nobody_files_for_somebody_else() {
        command(Tokens.applicant("E-0300", "enterprise"))
                .body(Map.of(
                        "policy",
                        Industry.POLICY,
                        "district",
                        "120103",
                        "subject",
                        Map.of("kind", "enterprise", "id", "E-0301")))
                .post("/v1/applications")
                .then()
                .statusCode(403);
        command(Tokens.officer("120103"))
                .body(Industry.filing())
                .post("/v1/applications")
                .then()
                .statusCode(403);
    }

    @Test
    void expired_foreign_unsigned_and_wrong_audience_tokens_are_refused() {
        for (String token : List.of(
                Tokens.expired("auditor"),
                Tokens.fromAnotherIssuer("auditor"),
                Tokens.signedByStranger("auditor"),
                Tokens.unsigned("auditor"),
                Tokens.forAnotherAudience("auditor"),
                "not-a-token")) {
            var refused = as(token).get("/v1/applications/" + submitted);
            assertEquals(401, refused.statusCode(), token);
            assertEquals("application/problem+json", refused.contentType().split(";")[0]);
        }
    }
}
