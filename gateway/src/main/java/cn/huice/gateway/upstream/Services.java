package cn.huice.gateway.upstream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Puts questions to the services and reads their JSON. A question changes nothing, so it may go out twice. Every answer
 * comes within its deadline and none fails: a service that is down, late or broken is {@link Answer.Silent}.
 */
@ApplicationScoped
public class Services {
    private static final Logger LOG = Logger.getLogger(Services.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Connections connections;
    private final Duration deadline;

    @Inject
    Services(Connections connections, ServiceSettings settings) {
        this.connections = connections;
        this.deadline = settings.deadline();
    }

    public CompletableFuture<Answer> get(Service service, String uri, OnBehalf caller) {
        return ask(service, HttpMethod.GET, uri, caller, null, deadline);
    }

    /** A question of the gateway's own, with a patience of its own. */
    public CompletableFuture<Answer> get(Service service, String uri, Duration patience) {
        return ask(service, HttpMethod.GET, uri, OnBehalf.ITSELF, null, patience);
    }

    public CompletableFuture<Answer> post(Service service, String uri, OnBehalf caller, JsonNode body) {
        return ask(service, HttpMethod.POST, uri, caller, body, deadline);
    }

    /** Waits for questions that are already on their way; blocks, so call it on a virtual or worker thread. */
    public static <T> List<T> all(Stream<CompletableFuture<T>> asked) {
        return asked.toList().stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> ask(
            Service service, HttpMethod method, String uri, OnBehalf caller, JsonNode body, Duration patience) {
        return Connections.repeating(() ->
                        connections.exchange(service, method, uri, patience, request -> sent(request, caller, body)))
                .compose(response -> read(response).map(whole -> heard(service, response, whole)))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warnf("%s does not answer %s: %s", service.key(), method, failure);
                    return new Answer.Silent(service);
                });
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, OnBehalf caller, JsonNode body) {
        caller.stamp(request);
        request.putHeader("Accept", "application/json, application/problem+json");
        return body == null
                ? request.send()
                : request.putHeader("Content-Type", "application/json").send(Buffer.buffer(body.toString()));
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        Future<Buffer> body = response.body();
        response.resume();
        return body;
    }

    private static Answer heard(Service service, HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        if (status >= 500) {
            throw new IllegalStateException("HTTP " + status);
        }
        return status >= 400
                ? new Answer.Refused(service, status, parsed(body))
                : new Answer.Given(service, parsed(body));
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return body.length() == 0 ? NullNode.getInstance() : JSON.readTree(body.getBytes());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
