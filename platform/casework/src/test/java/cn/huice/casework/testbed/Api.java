package cn.huice.casework.testbed;

import static io.restassured.RestAssured.given;

import cn.huice.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** The public door, as tests speak to it, and what they say often. */
public final class Api {
    public static final String HEXI = "120103";
    public static final String BINHAI = "120116";

    private Api() {}

    public static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    public static RequestSpecification finance() {
        return as(Tokens.role("finance"));
    }

    public static String newCase() {
        return UUID.randomUUID().toString();
    }

    public static String newSubject() {
        return "E-" + UUID.randomUUID();
    }

    public static String newPolicy() {
        return "policy-" + UUID.randomUUID();
    }

    /** In a transaction of its own. */
    public static void commit(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }
}
