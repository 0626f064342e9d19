package cn.huice.testing.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** The service's door for thousands of requests: plain HTTP and JSON, without what makes single tests readable and slow. */
final class Door {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Door(URI address) {
        this.address = address;
    }

    /** @param body of an answer; missing where it had none */
    record Answer(String request, int status, String etag, JsonNode body) {
        /** @throws AssertionError with request and answer where the status is another */
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError(request + " -> " + status + " " + body);
            }
            return this;
        }

        String code() {
            return body.path("code").asText();
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    Answer get(String path, String token) {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET(), "GET " + path, token);
    }

    Answer post(String path, String token, Object body) {
        return send(keyed(path, body).method("POST", json(body)), "POST " + path + " " + body, token);
    }

    Answer put(String path, String token, Object body) {
        return send(keyed(path, body).method("PUT", json(body)), "PUT " + path + " " + body, token);
    }

    /** @param seen ETag of what the caller has read */
    Answer amend(String path, String token, String seen, Object body) {
        return send(
                keyed(path, body).method("PUT", json(body)).header("If-Match", seen),
                "PUT " + path + " " + body,
                token);
    }

    /** @param seen ETag of what the caller has read */
    Answer act(String path, String token, String seen, Map<String, ?> action) {
        HttpRequest.Builder request = keyed(path, action).method("POST", json(action));
        return send(seen == null ? request : request.header("If-Match", seen), "POST " + path + " " + action, token);
    }

    Answer upload(String path, String token, String type, byte[] content) {
        return send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(content)),
                "PUT " + path,
                token);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder keyed(String path, Object body) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(write(body));
    }

    private Answer send(HttpRequest.Builder request, String words, String token) {
        try {
            var response = http.send(
                    request.header("Authorization", "Bearer " + token)
                            .header("Accept-Language", "en")
                            .build(),
                    BodyHandlers.ofByteArray());
            return new Answer(
                    words,
                    response.statusCode(),
                    response.headers().firstValue("ETag").orElse(null),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(words, e);
        }
    }
}
