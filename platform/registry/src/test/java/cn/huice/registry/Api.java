package cn.huice.registry;

import static io.restassured.RestAssured.given;

import cn.huice.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The public door, as tests speak to it. */
final class Api {
    static final String BINHAI = "120116";
    static final String HEXI = "120103";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Api() {}

    static String newId(String prefix) {
        return prefix + "-T" + COUNT.incrementAndGet();
    }

    static String tax() {
        return Tokens.department("税务", "市场监管", "统计");
    }

    static String hr() {
        return Tokens.department("人社", "教育");
    }

    static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    /** An enterprise of Binhai nobody knows yet. */
    static String enterprise() {
        return registered("enterprise", "E");
    }

    /** A person of Binhai nobody knows yet. */
    static String person() {
        return registered("person", "P");
    }

    static ValidatableResponse put(String token, String subject, String attribute, Map<String, ?> body) {
        return as(token)
                .body(body)
                .put("/v1/subjects/" + subject + "/facts/" + attribute)
                .then();
    }

    static ValidatableResponse facts(String token, String subject, String asOf) {
        return as(token)
                .queryParam("asOf", asOf)
                .get("/v1/subjects/" + subject + "/facts")
                .then();
    }

    private static String registered(String kind, String prefix) {
        String id = newId(prefix);
        as(tax())
                .body(Map.of("id", id, "district", BINHAI))
                .post("/v1/subjects/" + kind)
                .then()
                .statusCode(201);
        return id;
    }
}
