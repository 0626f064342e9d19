package cn.huice.gateway.door;

import cn.huice.gateway.upstream.Connections;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.ServiceSettings;
import cn.huice.gateway.upstream.Unavailable;
import cn.huice.web.MessageBound;
import cn.huice.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Passes one request to its service and the answer back, both as streams. */
@ApplicationScoped
class Proxy {
    private static final Logger LOG = Logger.getLogger(Proxy.class);
    private static final Set<HttpMethod> SAFE_TO_REPEAT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Connections connections;
    private final ServiceSettings settings;
    private final Refusal refusal;
    private final MessageBound bound;

    @Inject
    Proxy(Connections connections, ServiceSettings settings, Refusal refusal, MessageBound bound) {
        this.connections = connections;
        this.settings = settings;
        this.refusal = refusal;
        this.bound = bound;
    }

    void pass(RoutingContext context, Target target) {
        HttpServerRequest caller = context.request();
        String uri = target.path() + (caller.query() == null ? "" : "?" + caller.query());
        Supplier<Future<HttpClientResponse>> exchange = () -> exchange(context, target, uri);
        (mayBeSentAgain(caller) ? Connections.repeating(exchange) : exchange.get())
                .compose(response -> answered(context, response, target.service()))
                .onFailure(failure -> refuse(context, target.service(), failure));
    }

    private Future<HttpClientResponse> exchange(RoutingContext context, Target target, String uri) {
        return connections.exchange(
                target.service(),
                context.request().method(),
                uri,
                patience(context.request()),
                request -> sent(context, request, target.service()));
    }

    /** A service says nothing while a file comes in. */
    private Duration patience(HttpServerRequest caller) {
        return bound.carriesFile(caller) ? settings.uploadTimeout() : settings.responseTimeout();
    }

    private static boolean mayBeSentAgain(HttpServerRequest caller) {
        return SAFE_TO_REPEAT.contains(caller.method()) && !hasBody(caller);
    }

    private Future<HttpClientResponse> sent(RoutingContext context, HttpClientRequest request, Service service) {
        HttpServerRequest caller = context.request();
        PassedHeaders.inwards(caller, request.headers(), service);
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                request.reset();
            }
        });
        if (!hasBody(caller)) {
            return request.send();
        }
        request.exceptionHandler(failure -> refuse(context, service, failure));
        if ("100-continue".equalsIgnoreCase(caller.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        if (!request.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            request.setChunked(true);
        }
        // A body that breaks off must not look complete to the service, so a failure resets instead of ending.
        new BoundedBody(caller, bound.of(caller))
                .pipe()
                .endOnFailure(false)
                .to(request)
                .onFailure(broken -> {
                    refuse(context, service, broken);
                    request.reset();
                });
        return request.response();
    }

    private static boolean hasBody(HttpServerRequest caller) {
        return caller.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || (caller.headers().contains(HttpHeaders.CONTENT_LENGTH)
                        && !"0".equals(caller.getHeader(HttpHeaders.CONTENT_LENGTH)))
                || (caller.version() == HttpVersion.HTTP_2 && WITH_BODY.contains(caller.method()));
    }

    private Future<Void> answered(RoutingContext context, HttpClientResponse answer, Service service) {
        if (answer.statusCode() >= 500 && !isProblem(answer)) {
            LOG.errorf("%s failed with HTTP %d", service.key(), answer.statusCode());
            refusal.send(context, Unavailable.failed(service));
            return answer.resume().end();
        }
        HttpServerResponse response = context.response();
        String own = settings.address(service).getRawAuthority();
        String gateway = String.valueOf(context.request().authority());
        response.setStatusCode(answer.statusCode());
        PassedHeaders.outwards(answer.headers(), response.headers(), service, List.of(own, gateway));
        if (context.request().method() == HttpMethod.HEAD) {
            answer.resume();
            return response.end();
        }
        if (!answer.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && answer.statusCode() != 204
                && answer.statusCode() != 304) {
            response.setChunked(true);
        }
        return answer.pipe().endOnFailure(false).to(response);
    }

    private static boolean isProblem(HttpClientResponse answer) {
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith(Problem.MEDIA_TYPE);
    }

    private void refuse(RoutingContext context, Service service, Throwable failure) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        if (failure instanceof BoundedBody.TooLarge) {
            refusal.send(context, MessageBound.tooLarge(bound.of(context.request())));
            return;
        }
        LOG.warnf("%s does not answer: %s", service.key(), failure);
        refusal.send(
                context,
                failure instanceof TimeoutException ? Unavailable.late(service) : Unavailable.down(service.key()));
    }
}
