package cn.huice.local.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The public API as an app or a district system calls it: with tokens from Keycloak, through the gateway, and again
 * under the same Idempotency-Key when no answer came.
 */
public final class Api implements AutoCloseable {
    /** How long a process that was killed may take to come back. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Maps in the order of their keys, so that the same command reads the same on every walk. */
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI gateway;
    private final URI keycloak;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param gateway for example {@code http://127.0.0.1:8080}
     * @param keycloak for example {@code http://127.0.0.1:8180}
     */
    public Api(URI gateway, URI keycloak) {
        this.gateway = gateway;
        this.keycloak = keycloak;
    }

    /** A local stack, by its port base. */
    public static Api local(int portBase) {
        return new Api(URI.create("http://127.0.0.1:" + portBase), URI.create("http://127.0.0.1:" + (portBase + 100)));
    }

    /** Someone with a demo account; their client app is huice-mobile. */
    public Caller person(String user) {
        return new Caller(
                user,
                Map.of(
                        "grant_type", "password",
                        "client_id", "huice-mobile",
                        "username", user,
                        "password", "huice"));
    }

    /** A department's machine. */
    public Caller department(String client) {
        return new Caller(
                client, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client));
    }

    /** Whoever holds this token, wherever it comes from. */
    public Caller bearer(String token) {
        tokens.put(token, token);
        return new Caller(token, Map.of());
    }

    /** Anybody. */
    public Caller anyone() {
        return new Caller("public", Map.of());
    }

    /** One who calls. */
    public final class Caller {
        private final String name;
        private final Map<String, String> grant;

        private Caller(String name, Map<String, String> grant) {
            this.name = name;
            this.grant = grant;
        }

        public String name() {
            return name;
        }

        public Reply get(String path) {
            return send("GET", path, null, null, null);
        }

        /** Writes what is answered to a file as it comes, however long it takes; the file is as good as the status. */
        public int download(String path, Path file) throws IOException {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
                if (!grant.isEmpty() || tokens.containsKey(name)) {
                    request.header("Authorization", "Bearer " + token());
                }
                return http.send(request.build(), BodyHandlers.ofFile(file)).statusCode();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WalkFailed("interrupted");
            }
        }

        /** A command: {@code key} makes it one effect however often it is sent. */
        public Reply post(String path, Object body, String key) {
            return send("POST", path, body, key, null);
        }

        /** A command on what was seen. */
        public Reply post(String path, Object body, String key, String etag) {
            return send("POST", path, body, key, etag);
        }

        public Reply put(String path, Object body, String key) {
            return send("PUT", path, body, key, null);
        }

        /** A change of what was seen. @param etag null for something new */
        public Reply put(String path, Object body, String key, String etag) {
            return send("PUT", path, body, key, etag);
        }

        /** Asks again until the answer is as hoped for. */
        public Reply until(String path, String what, Predicate<Reply> hoped) {
            Instant deadline = Instant.now().plus(PATIENCE);
            Reply last = get(path);
            while (!hoped.test(last)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new WalkFailed("waited in vain for " + what + ": " + last.body());
                }
                pause();
                last = get(path);
            }
            return last;
        }

        /** A moment before asking again. */
        void pause() {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new WalkFailed("interrupted");
            }
        }

        private Reply send(String method, String path, Object body, String key, String etag) {
            Instant deadline = Instant.now().plus(PATIENCE);
            String requestId = UUID.randomUUID().toString();
            while (true) {
                try {
                    HttpResponse<String> response =
                            http.send(request(method, path, body, key, etag, requestId), BodyHandlers.ofString());
                    boolean expired = response.statusCode() == 401 && !grant.isEmpty() && tokens.remove(name) != null;
                    boolean gone = response.statusCode() >= 502 && response.statusCode() <= 504;
                    if ((!expired && !gone) || Instant.now().isAfter(deadline)) {
                        return reply(method + " " + path, response, requestId);
                    }
                } catch (IOException unreachable) {
                    if (Instant.now().isAfter(deadline)) {
                        throw new UncheckedIOException(method + " " + path, unreachable);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new WalkFailed("interrupted");
                }
                pause();
            }
        }

        private HttpRequest request(String method, String path, Object body, String key, String etag, String requestId)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Accept-Language", "zh")
                    .header("X-Request-Id", requestId)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            if (etag != null) {
                request.header("If-Match", etag);
            }
            if (!grant.isEmpty() || tokens.containsKey(name)) {
                request.header("Authorization", "Bearer " + token());
            }
            return request.build();
        }

        private String token() throws IOException, InterruptedException {
            String held = tokens.get(name);
            if (held != null) {
                return held;
            }
            HttpRequest request = HttpRequest.newBuilder(
                            keycloak.resolve("/realms/huice/protocol/openid-connect/token"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form(grant)))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("no token for " + name + ": " + response.body());
            }
            String token = JSON.readTree(response.body()).get("access_token").asText();
            tokens.put(name, token);
            return token;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static Reply reply(String request, HttpResponse<String> response, String requestId) {
        return new Reply(
                request,
                response.statusCode(),
                parse(response.body()),
                response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("X-Request-Id").orElse(requestId));
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
