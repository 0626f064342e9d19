package cn.huice.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who calls through the gateway, and sends a command again under its key until an answer says what became of it. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** What a service says of a file that it could not write. */
    private static final String NOT_KEPT = "urn:huice:problem:storage-";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI gateway;
    private final Accounts accounts;
    private final Ledger ledger;
    private final String account;
    private final long deadline;
    private final AtomicLong unread;

    /**
     * @param deadline {@link System#nanoTime} after which nothing is tried again
     * @param unread counts reads that did not show what was acknowledged before
     */
    Client(URI gateway, Accounts accounts, Ledger ledger, String account, long deadline, AtomicLong unread) {
        this.gateway = gateway;
        this.accounts = accounts;
        this.ledger = ledger;
        this.account = account;
        this.deadline = deadline;
        this.unread = unread;
    }

    String account() {
        return account;
    }

    /** An answer, and the ETag it came with. */
    record Reply(int status, JsonNode body, String etag) {
        boolean done() {
            return status >= 200 && status < 300;
        }

        String text(String pointer) {
            return body.at(pointer).asText("");
        }
    }

    /** What is there now; empty where nobody answered in time. */
    Optional<Reply> get(String path) throws InterruptedException {
        return answer(path).map(Client::reply);
    }

    /** The same as it is; empty, too, where there is nothing. */
    Optional<String> content(String path) throws InterruptedException {
        return answer(path).filter(response -> response.statusCode() == 200).map(HttpResponse::body);
    }

    private Optional<HttpResponse<String>> answer(String path) throws InterruptedException {
        while (System.nanoTime() < deadline) {
            try {
                HttpResponse<String> response =
                        http.send(request("GET", path, null, null, null).build(), BodyHandlers.ofString());
                if (response.statusCode() < 500) {
                    return Optional.of(response);
                }
            } catch (IOException nobody) {
                // Asked again below.
            }
            Thread.sleep(150);
        }
        return Optional.empty();
    }

    /** A command; empty where its fate stayed unknown until the end. */
    Optional<Reply> command(String service, String method, String path, Object body, String key, String etag)
            throws InterruptedException {
        while (System.nanoTime() < deadline) {
            Optional<Reply> answer = attempt(service, method, path, body, key, etag);
            if (answer.isPresent()) {
                return answer;
            }
            Thread.sleep(150);
        }
        return Optional.empty();
    }

    /** One sending of a command; empty where nothing, or nothing about the command, came back. */
    Optional<Reply> attempt(String service, String method, String path, Object body, String key, String etag)
            throws InterruptedException {
        ledger.sending(account, key, method, path);
        try {
            HttpResponse<String> response =
                    http.send(request(method, path, body, key, etag).build(), BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                accounts.forget(account);
            }
            if (response.statusCode() >= 500 || response.statusCode() == 401 || response.statusCode() == 429) {
                ledger.nothing(key, "status " + response.statusCode());
                if (response.body().contains(NOT_KEPT)) {
                    ledger.notKept();
                }
                return Optional.empty();
            }
            ledger.answered(new Ledger.Answer(service, account, key, path, response.statusCode(), response.body()));
            return Optional.of(reply(response));
        } catch (IOException nobody) {
            ledger.nothing(key, nobody.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Reads what was just acknowledged: it must be there, at the revision acknowledged or a later one. */
    Optional<Reply> seen(String path, String etag) throws InterruptedException {
        Optional<Reply> read = get(path);
        if (read.isPresent() && (!read.get().done() || revision(read.get().etag()) < revision(etag))) {
            unread.incrementAndGet();
            ledger.note("NOT SEEN " + path + " " + etag + " but " + read.get().etag() + " "
                    + read.get().status());
        }
        return read;
    }

    private static long revision(String etag) {
        return etag == null ? 0 : Long.parseLong(etag.replaceAll("\\D", ""));
    }

    private HttpRequest.Builder request(String method, String path, Object body, String key, String etag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + accounts.token(account))
                .method(method, body == null ? BodyPublishers.noBody() : publisher(body));
        if (body != null) {
            request.header("Content-Type", body instanceof byte[] ? "application/pdf" : "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
            request.header("X-Request-Id", Ledger.requestId(key));
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request;
    }

    private static HttpRequest.BodyPublisher publisher(Object body) throws JsonProcessingException {
        return body instanceof byte[] bytes
                ? BodyPublishers.ofByteArray(bytes)
                : BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                parsed(response.body()),
                response.headers().firstValue("ETag").orElse(null));
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
