package cn.huice.casework.testbed;

import static cn.huice.casework.testbed.Api.as;

import cn.huice.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** The policy editor at work. */
public final class Editor {
    public static final String TOKEN = Tokens.role("policy-editor");

    private Editor() {}

    /** @param seen the ETag that was read; null for a new policy */
    public static ValidatableResponse publishes(
            String policy, String seen, String text, String tests, String effective, boolean correction) {
        Map<String, Object> body = new HashMap<>();
        body.put("text", text);
        body.put("tests", tests);
        body.put("reason", "测试");
        body.put("effective", effective);
        body.put("correction", correction);
        RequestSpecification request = as(TOKEN).body(body);
        return (seen == null ? request : request.header("If-Match", seen))
                .post("/v1/policies/" + policy + "/versions")
                .then();
    }
}
