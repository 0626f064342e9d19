package cn.huice.gateway.upstream;

import cn.huice.web.RequestId;
import io.vertx.core.http.HttpClientRequest;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * For whom the gateway asks: what every question to a service carries of the caller's own request.
 *
 * @param authorization the validated Authorization header; null for a public question
 * @param requestId one id through all processes
 * @param language Accept-Language; null where the caller named none
 */
public record OnBehalf(String authorization, String requestId, String language) {
    /** The gateway's own questions: catalogues, API documents, health. */
    public static final OnBehalf ITSELF = new OnBehalf(null, null, null);

    public static OnBehalf of(HttpHeaders caller) {
        return new OnBehalf(
                caller.getHeaderString(HttpHeaders.AUTHORIZATION),
                caller.getHeaderString(RequestId.HEADER),
                caller.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    void stamp(HttpClientRequest request) {
        put(request, HttpHeaders.AUTHORIZATION, authorization);
        put(request, RequestId.HEADER, requestId);
        put(request, HttpHeaders.ACCEPT_LANGUAGE, language);
    }

    private static void put(HttpClientRequest request, String header, String value) {
        if (value != null) {
            request.putHeader(header, value);
        }
    }
}
