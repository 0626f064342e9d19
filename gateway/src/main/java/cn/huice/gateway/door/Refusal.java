package cn.huice.gateway.door;

import cn.huice.gateway.upstream.Unavailable;
import cn.huice.web.Language;
import cn.huice.web.Problem;
import cn.huice.web.ProblemException;
import cn.huice.web.RequestId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Problem documents for requests that never reach a resource. */
@ApplicationScoped
class Refusal {
    private final ObjectMapper json;

    @Inject
    Refusal(ObjectMapper json) {
        this.json = json;
    }

    /** Answers with the refusal, or breaks the connection where an answer is already on its way. */
    void send(RoutingContext context, ProblemException refusal) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        var headers = context.request().headers();
        Problem problem = Problem.of(
                refusal,
                Language.of(headers.get(HttpHeaders.ACCEPT_LANGUAGE)),
                String.valueOf(headers.get(RequestId.HEADER)));
        if (refusal.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (refusal.status() == 413 && context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        if (refusal.status() >= 502) {
            response.putHeader("Retry-After", Unavailable.RETRY_AFTER);
        }
        response.setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(text(problem));
    }

    private String text(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
