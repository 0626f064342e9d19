package cn.huice.gateway.upstream;

import com.fasterxml.jackson.databind.JsonNode;

/** What came back from one service. */
public sealed interface Answer {
    Service service();

    /** It did what was asked. */
    record Given(Service service, JsonNode body) implements Answer {}

    /** It refused the request as such: a 4xx with its problem document. */
    record Refused(Service service, int status, JsonNode problem) implements Answer {}

    /** It is down, late, or failed. */
    record Silent(Service service) implements Answer {}
}
