package cn.huice.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The gateway's open lines to the services. */
@ApplicationScoped
public class Connections {
    private final HttpClient client;
    private final ServiceSettings settings;

    @Inject
    Connections(Vertx vertx, ServiceSettings settings) {
        this.settings = settings;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setKeepAliveTimeout(30)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setMaxWaitQueueSize(settings.waiting())
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(settings.connections()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /**
     * Has an exchange; it fails when the service stays silent for {@code patience}.
     *
     * @param uri raw path and query at the service
     * @param sending fills and sends the request
     * @return the answer, paused: it may be there before whoever asked has a processor to listen, and what nobody listens to is lost
     */
    public Future<HttpClientResponse> exchange(
            Service service,
            HttpMethod method,
            String uri,
            Duration patience,
            Function<HttpClientRequest, Future<HttpClientResponse>> sending) {
        return open(service, method, uri, patience)
                .compose(request -> sending.apply(request).map(HttpClientResponse::pause));
    }

    private Future<HttpClientRequest> open(Service service, HttpMethod method, String uri, Duration patience) {
        URI address = settings.address(service);
        boolean tls = "https".equals(address.getScheme());
        return client.request(new RequestOptions()
                .setMethod(method)
                .setSsl(tls)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? (tls ? 443 : 80) : address.getPort())
                .setURI(uri)
                .setFollowRedirects(false)
                .setIdleTimeout(patience.toMillis()));
    }

    /**
     * Has an exchange once more if its connection closes without an answer: a kept connection may close just as it is
     * used again, as when a service is started anew. Only for what has no effect, or the same one twice (RFC 9110
     * §9.2.2).
     */
    public static <T> Future<T> repeating(Supplier<Future<T>> exchange) {
        return exchange.get().recover(failure -> broke(failure) ? exchange.get() : Future.failedFuture(failure));
    }

    /** A connection that was there and is not any more; nobody listening is another thing. */
    private static boolean broke(Throwable failure) {
        return failure instanceof HttpClosedException
                || (failure instanceof IOException && !(failure instanceof ConnectException));
    }
}
