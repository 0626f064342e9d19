package cn.huice.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How large a request may be. Messages (JSON, forms, whatever does not say what it is) are read whole into memory and are kept
 * small; files are streamed and bounded by {@code quarkus.http.limits.max-body-size} only.
 */
@ApplicationScoped
public class MessageBound {
    private static final int BEFORE_SIZE_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1;
    private static final int AFTER_SIZE_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private final ObjectMapper json;
    private final long message;
    private final long file;

    MessageBound(
            ObjectMapper json,
            @ConfigProperty(name = "huice.http.largest-message", defaultValue = "2M") MemorySize message,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize file) {
        this.json = json;
        this.message = message.asLongValue();
        this.file = file.asLongValue();
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_SIZE_LIMIT).handler(this::measure);
        router.route().order(AFTER_SIZE_LIMIT).handler(this::watch);
    }

    /** Bytes that the body of such a request may have. */
    public long of(HttpServerRequest request) {
        return carriesFile(request) ? file : message;
    }

    /** Bytes of a body that is read whole, whatever it says it is. */
    public long message() {
        return message;
    }

    /** Whether the body is streamed and may take its time. */
    public boolean carriesFile(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.isBlank()) {
            return false;
        }
        int parameters = type.indexOf(';');
        String bare =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return !bare.endsWith("json") && !bare.equals("application/x-www-form-urlencoded");
    }

    public static ProblemException tooLarge(long bound) {
        return new ProblemException(
                413,
                "body-too-large",
                Text.of("请求正文不得超过 " + bound + " 字节", "The request body may have at most " + bound + " bytes"),
                List.of());
    }

    /** The server cuts large bodies off as well, but without a word. */
    private void measure(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long bound = of(context.request());
        if (length != null && LENGTH.matcher(length).matches() && Long.parseLong(length) > bound) {
            refuse(context, tooLarge(bound));
        } else {
            context.next();
        }
    }

    /** A body that does not say its length is cut off where it grows too large. */
    private void watch(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, of(context.request()));
        }
        context.next();
    }

    private void refuse(RoutingContext context, ProblemException refusal) {
        HttpServerResponse response = context.response();
        if (context.request().version() != HttpVersion.HTTP_2) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        var headers = context.request().headers();
        Problem problem = Problem.of(
                refusal,
                Language.of(headers.get(HttpHeaders.ACCEPT_LANGUAGE)),
                String.valueOf(headers.get(RequestId.HEADER)));
        try {
            response.setStatusCode(refusal.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
