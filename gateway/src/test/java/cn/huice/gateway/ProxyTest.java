package cn.huice.gateway;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProxyTest extends GatewayTest {
    private static final HttpClient RAW = HttpClient.newHttpClient();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void every_method_reaches_the_service_as_it_was_sent(String method) {
        StandIn land = standIn("land").on(method + " /v1/parcels/p 1", 200, "{\"ok\":true}");
        String token = Tokens.applicant("E-0001", "enterprise");
        with(token)
                .header("X-Request-Id", "request-0001")
                .header("Idempotency-Key", "key-1")
                .header("If-Match", "\"3\"")
                .header("Accept-Language", "zh-CN")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .request(method, "/api/land/v1/parcels/p%201?bbox=1,2&q=%E5%9C%B0")
                .then()
                .statusCode(200)
                .header("X-Request-Id", "request-0001")
                .body("ok", equalTo(true));

        StandIn.Heard heard = land.last();
        assertEquals("/v1/parcels/p%201?bbox=1,2&q=%E5%9C%B0", heard.uri());
        assertEquals("Bearer " + token, heard.headers().getFirst("Authorization"));
        assertEquals(List.of("request-0001"), heard.headers().get("X-Request-Id"));
        assertEquals("key-1", heard.headers().getFirst("Idempotency-Key"));
        assertEquals("\"3\"", heard.headers().getFirst("If-Match"));
        assertEquals("zh-CN", heard.headers().getFirst("Accept-Language"));
        assertEquals(1, heard.headers().get("Traceparent").size());
        assertTrue(heard.headers().getFirst("Traceparent").contains(TRACE));
    }

    @Test
    void status_etag_and_location_come_back_with_the_location_made_public() {
        standIn("talent").on("POST /v1/applications", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.getResponseHeaders()
                    .set("Location", "http://" + exchange.getRequestHeaders().getFirst("Host") + "/v1/applications/7");
            StandIn.reply(exchange, 201, "application/json", "{\"id\":\"7\"}");
        });
        enterprise()
                .contentType("application/json")
                .body("{}")
                .post("/api/talent/v1/applications")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", "/api/talent/v1/applications/7")
                .body("id", equalTo("7"));
    }

    @Test
    void a_refusal_of_the_service_comes_back_as_it_is() {
        standIn("talent").refuses("GET /v1/applications/7", 404, "{\"status\":404,\"code\":\"not-found\"}");
        enterprise()
                .get("/api/talent/v1/applications/7")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @Test
    void what_belongs_to_one_connection_stays_there_and_nobody_forges_where_he_came_from() {
        StandIn land = standIn("land").on("GET /ogc/collections", exchange -> {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic");
            StandIn.reply(exchange, 200, "application/json", "{}");
        });
        enterprise()
                .header("Connection", "X-Mine")
                .header("X-Mine", "1")
                .header("TE", "trailers")
                .header("Cookie", "a=b")
                .header("X-Forwarded-For", "9.9.9.9")
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "for=9.9.9.9")
                .get("/api/land/ogc/collections")
                .then()
                .statusCode(200)
                .header("Proxy-Authenticate", equalTo(null));
        var headers = land.last().headers();
        for (String name : List.of("X-Mine", "TE", "Cookie", "Forwarded")) {
            assertFalse(headers.containsKey(name), name);
        }
        assertEquals(List.of("127.0.0.1"), headers.get("X-Forwarded-For"));
        assertEquals("/api/land", headers.getFirst("X-Forwarded-Prefix"));
        assertTrue(headers.getFirst("X-Forwarded-Host").endsWith(":" + port()));
    }

    @Test
    void large_bodies_pass_whole_in_both_directions() throws Exception {
        byte[] large = new byte[1_900_000];
        new Random(1).nextBytes(large);
        StandIn land = standIn("land").on("PUT /v1/documents/d", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(large);
        });
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpResponse<byte[]> response =
                    RAW.send(request("/api/land/v1/documents/d").PUT(body).build(), BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode());
            assertArrayEquals(large, response.body());
            assertArrayEquals(large, land.last().body());
        }
    }

    @Test
    void a_body_beyond_the_bound_is_refused_whether_or_not_it_says_its_length() throws Exception {
        byte[] large = new byte[3_000_000];
        StandIn land = standIn("land").on("PUT /v1/documents/d", 200, "{}");
        for (BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpRequest request = request("/api/land/v1/documents/d")
                    .version(HttpClient.Version.HTTP_2)
                    .PUT(body)
                    .build();
            HttpResponse<String> response = RAW.send(request, BodyHandlers.ofString());
            assertEquals(413, response.statusCode());
            assertTrue(response.body().contains("body-too-large"), response.body());
        }
        assertTrue(land.heard().isEmpty(), "no cut body may look whole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/talent/q/metrics",
                "/api/talent/v1/../q/metrics",
                "/api/talent/v1/%2e%2e/q/metrics",
                "/api/talent/v1/..%2fq/metrics",
                "/api/talent/v1/%252e%252e/q/metrics",
                "/api/talent/v1/..;/q/metrics",
                "/api/talent/v1\\..\\q",
                "/api/talent/v1x",
                "/api/talent/ogc/collections",
                "/api/talent",
                "/api/money/v1/x"
            })
    void only_the_public_part_of_a_service_can_be_reached(String path) throws Exception {
        StandIn talent = standIn("talent").on("GET /q/metrics", 200, "{}");
        anybodyRaw(path.replace("\\", "%5c"));
        assertTrue(talent.heard().isEmpty());
    }

    private static void anybodyRaw(String path) throws Exception {
        HttpResponse<String> response = RAW.send(request(path).build(), BodyHandlers.ofString());
        assertEquals(404, response.statusCode(), response.body());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0]);
    }

    @Test
    void a_service_that_is_down_is_503_and_says_when_to_come_back() {
        enterprise()
                .header("Accept-Language", "en")
                .get("/api/talent/v1/tasks")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", not(blankOrNullString()))
                .body("code", equalTo("service-unavailable"));
    }

    @Test
    void reading_is_tried_once_more_when_the_connection_closes_without_an_answer() {
        StandIn talent = standIn("talent").on("GET /v1/tasks", 200, "{}").closesFirst("GET /v1/tasks");
        enterprise().get("/api/talent/v1/tasks").then().statusCode(200);
        assertEquals(2, talent.heard().size());
    }

    @Test
    void reading_is_tried_once_more_when_the_connection_is_reset() throws Exception {
        URI address = ConfigProvider.getConfig().getValue("huice.services.talent", URI.class);
        try (var answering = Executors.newVirtualThreadPerTaskExecutor();
                var server = new ServerSocket(address.getPort(), 1, InetAddress.getByName(address.getHost()))) {
            var unused = answering.submit(() -> {
                try (Socket first = server.accept()) {
                    readHead(first);
                    first.setSoLinger(true, 0);
                }
                try (Socket second = server.accept()) {
                    readHead(second);
                    second.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                return null;
            });
            enterprise().get("/api/talent/v1/tasks").then().statusCode(200);
        }
    }

    private static void readHead(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (!lines.readLine().isEmpty()) {
            continue;
        }
    }

    @Test
    void a_service_that_is_slow_is_504() {
        var end = new CountDownLatch(1);
        standIn("talent").on("GET /v1/tasks", exchange -> awaited(end));
        enterprise()
                .get("/api/talent/v1/tasks")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .header("Retry-After", not(blankOrNullString()))
                .body("code", equalTo("service-timeout"));
        end.countDown();
    }

    @Test
    void a_service_that_fails_shows_nothing_of_its_inside() {
        standIn("talent")
                .on("GET /v1/tasks", e -> StandIn.reply(e, 500, "text/html", "at cn.huice.Secret.line(Secret.java:1)"));
        enterprise()
                .get("/api/talent/v1/tasks")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("code", equalTo("service-failed"))
                .body("detail", not(containsString("Secret")));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void an_answer_that_breaks_off_does_not_look_whole(HttpClient.Version version) {
        standIn("talent").on("GET /v1/tasks", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
        assertThrows(
                IOException.class,
                () -> RAW.send(request("/api/talent/v1/tasks").version(version).build(), BodyHandlers.ofString()));
    }

    @Test
    void a_body_that_breaks_off_never_looks_whole_to_the_service() throws IOException {
        StandIn talent = standIn("talent").on("POST /v1/applications", 201, "{}");
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port())) {
            String start = "POST /api/talent/v1/applications HTTP/1.1\r\nHost: huice\r\nAuthorization: Bearer "
                    + Tokens.applicant("E-0001", "enterprise")
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n";
            caller.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            await().until(() -> talent.begun() == 1);
        }
        await().until(() -> talent.brokenOff() == 1);
        assertTrue(talent.heard().isEmpty());
    }

    private static void awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header("Authorization", "Bearer " + Tokens.applicant("E-0001", "enterprise"));
    }
}
