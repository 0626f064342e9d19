package cn.huice.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes or makes the request id before anything else runs, so that refusals carry it too. */
@ApplicationScoped
class RequestIdFilter {

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).handler(new Stamp());
    }

    private static final class Stamp implements Handler<RoutingContext> {
        @Override
        public void handle(RoutingContext context) {
            String id = RequestId.accept(context.request().getHeader(RequestId.HEADER));
            RequestId.bind(id);
            context.request().headers().set(RequestId.HEADER, id);
            context.response().putHeader(RequestId.HEADER, id);
            context.next();
        }
    }
}
