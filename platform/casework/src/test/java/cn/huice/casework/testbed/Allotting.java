package cn.huice.casework.testbed;

import static cn.huice.casework.testbed.Enterprise.CITY_OFFICER;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;

import cn.huice.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** Rounds, as the city holds them and an auditor computes them again. */
public final class Allotting {
    private Allotting() {}

    /** @param more than policy, year and title @return the round's id */
    public static String opened(String policy, int year, Map<String, Object> more) {
        Map<String, Object> opening = new HashMap<>(more);
        opening.putAll(Map.of("policy", policy, "year", year, "title", year + " 年度"));
        return command(CITY_OFFICER)
                .body(opening)
                .post("/v1/rounds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static ValidatableResponse act(String round, String action) {
        return command(CITY_OFFICER)
                .header("If-Match", as(CITY_OFFICER).get("/v1/rounds/" + round).header("ETag"))
                .body(Map.of("action", action))
                .post("/v1/rounds/" + round + "/actions")
                .then();
    }

    public static void closedAndDecided(String round) {
        act(round, "close").statusCode(200);
        act(round, "decide").statusCode(200);
    }

    public static ValidatableResponse recomputation(String round) {
        return as(Tokens.role("auditor"))
                .get("/v1/rounds/" + round + "/recomputation")
                .then()
                .statusCode(200);
    }
}
