package cn.huice.local.walk;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer of the API.
 *
 * @param body JSON; missing node where there is none
 * @param etag as it goes into If-Match; null where there is none
 */
public record Reply(String request, int status, JsonNode body, String etag, String requestId) {

    /** A value by JSON pointer, as text; empty where it is missing. */
    public String text(String pointer) {
        return body.at(pointer).asText("");
    }

    /** @throws WalkFailed unless the status is one of these */
    public Reply expect(int... statuses) {
        for (int expected : statuses) {
            if (status == expected) {
                return this;
            }
        }
        throw new WalkFailed(request + " answered " + status + " " + body + " (request " + requestId + ")");
    }

    /** @throws WalkFailed unless the value at the pointer reads so */
    public Reply expect(String pointer, String value) {
        if (!text(pointer).equals(value)) {
            throw new WalkFailed(
                    request + ": " + pointer + " should be " + value + " in " + body + " (request " + requestId + ")");
        }
        return this;
    }
}
