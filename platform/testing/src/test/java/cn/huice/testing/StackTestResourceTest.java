package cn.huice.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class StackTestResourceTest {
    @Test
    void a_signed_token_opens_the_door_and_carries_its_claims() {
        given().auth()
                .oauth2(Tokens.applicant("E-0001", "enterprise"))
                .get("/door/subject")
                .then()
                .statusCode(200)
                .body(equalTo("enterprise E-0001"));
    }

    @Test
    void another_role_is_forbidden() {
        given().auth()
                .oauth2(Tokens.officer("120103"))
                .get("/door/subject")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_refused(String token) {
        given().auth().oauth2(token).get("/door/subject").then().statusCode(401);
    }

    static String[] badTokens() {
        return new String[] {
            Tokens.expired("applicant"),
            Tokens.unsigned("applicant"),
            Tokens.signedByStranger("applicant"),
            Tokens.forAnotherAudience("applicant"),
            Tokens.fromAnotherIssuer("applicant")
        };
    }

    @Test
    void the_database_is_there() {
        given().get("/door/database").then().statusCode(200).body(equalTo("test"));
    }

    @Test
    void the_broker_is_named() {
        given().get("/door/kafka").then().body(startsWith("127.0.0.1:"));
    }

    @Test
    void the_clock_can_be_set() {
        SettableClock.set(LocalDate.of(2023, 6, 5));
        try {
            given().get("/door/today").then().body(equalTo("2023-06-05"));
        } finally {
            SettableClock.reset();
        }
    }
}
