package cn.huice.casework.testbed;

import static io.restassured.RestAssured.given;

import cn.huice.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
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

    /**
     * Finance makes a budget.
     *
     * @param level city or district
     * @param total yuan
     * @return its id
     */
    public static String newBudget(String programme, int year, String level, String district, String total) {
        return finance()
                .body(Map.of(
                        "programme", programme, "year", year, "level", level, "district", district, "total", total))
                .post("/v1/budgets")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @param budget its id @param total yuan */
    public static void amendBudget(String budget, String total) {
        finance()
                .header("If-Match", finance().get("/v1/budgets/" + budget).header("ETag"))
                .body(Map.of("total", total))
                .put("/v1/budgets/" + budget)
                .then()
                .statusCode(200);
    }

    /** What is reserved in the budgets of a programme and a year, yuan. */
    public static List<String> reserved(String programme, int year) {
        return budgets(programme).getList("findAll { it.year == " + year + " }.reserved");
    }

    /** What is reserved and what is paid in the only budget of a programme, yuan. */
    public static List<String> reservedAndPaid(String programme) {
        JsonPath budgets = budgets(programme);
        return List.of(budgets.getString("[0].reserved"), budgets.getString("[0].paid"));
    }

    private static JsonPath budgets(String programme) {
        return as(Tokens.role("auditor"))
                .get("/v1/budgets?programme=" + programme)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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
