package cn.huice.casework.testbed;

import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;

import cn.huice.testing.Tokens;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/** An enterprise of 河西 that applies, and the officers who handle its cases. */
public record Enterprise(String id) {
    public static final String DISTRICT_OFFICER = Tokens.officer(Api.HEXI);
    public static final String CITY_OFFICER = Tokens.officer("120000");

    public static Enterprise some() {
        return new Enterprise(Api.newSubject());
    }

    public String token() {
        return Tokens.applicant(id, "enterprise");
    }

    /** Files and submits. @param expense 元 it spent on research and development the year before @return the case's id */
    public String apply(String policy, String expense) {
        return apply(policy, Map.of("enterprise.rd_expense_prior_year", expense));
    }

    public String apply(String policy, Map<String, Object> facts) {
        String filed = command(token())
                .body(Map.of("policy", policy, "district", Api.HEXI, "facts", facts))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(token(), filed, "submit").then().statusCode(200);
        return filed;
    }

    /** A case as the city's officers see it. */
    public static JsonPath seen(String application) {
        return as(CITY_OFFICER)
                .get("/v1/applications/" + application)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
