package cn.huice.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real HTTP server at a service's address that answers as it was told and remembers what it heard. */
final class StandIn implements AutoCloseable {

    /** What it heard. */
    record Heard(String method, String uri, Headers headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** How it answers. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger brokenOff = new AtomicInteger();

    private StandIn(URI address) {
        try {
            server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static StandIn of(String service) {
        return new StandIn(ConfigProvider.getConfig().getValue("huice.services." + service, URI.class));
    }

    /** @param request method and path, for example {@code GET /v1/policies} */
    StandIn on(String request, Behaviour behaviour) {
        behaviours.put(request, behaviour);
        return this;
    }

    StandIn on(String request, int status, String json) {
        return on(request, exchange -> reply(exchange, status, "application/json", json));
    }

    /** Closes the connection without an answer the first time. */
    StandIn closesFirst(String request) {
        Behaviour answering = behaviours.get(request);
        var closed = new AtomicBoolean();
        return on(request, exchange -> {
            if (closed.compareAndSet(false, true)) {
                throw new IOException("closed");
            }
            answering.answer(exchange);
        });
    }

    StandIn refuses(String request, int status, String problem) {
        return on(request, exchange -> reply(exchange, status, "application/problem+json", problem));
    }

    /** How many requests arrived, whole or not yet. */
    int begun() {
        return begun.get();
    }

    /** How many requests ended before their body did. */
    int brokenOff() {
        return brokenOff.get();
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    Heard last() {
        return heard.getLast();
    }

    /** The last it heard at a path. */
    Heard last(String path) {
        return heard.stream()
                .filter(each -> each.uri().equals(path))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        begun.incrementAndGet();
        try (exchange) {
            byte[] body = whole(exchange);
            URI uri = exchange.getRequestURI();
            heard.add(new Heard(exchange.getRequestMethod(), uri.toString(), exchange.getRequestHeaders(), body));
            behaviours
                    .getOrDefault(
                            exchange.getRequestMethod() + " " + uri.getPath(),
                            unknown -> reply(unknown, 404, "application/problem+json", "{\"status\":404}"))
                    .answer(exchange);
        }
    }

    private byte[] whole(HttpExchange exchange) throws IOException {
        try {
            return exchange.getRequestBody().readAllBytes();
        } catch (IOException e) {
            brokenOff.incrementAndGet();
            throw e;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
