package cn.huice.casework.sheet;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A list that is asked for as Excel, by {@code format=xlsx} or by Accept, is the export of that list. */
@ApplicationScoped
class ExportDoor {
    private static final String LISTS = "/v1/(applications|tasks|payment-orders|budgets)";

    void install(@Observes Router router) {
        router.routeWithRegex(HttpMethod.GET, LISTS)
                .order(Integer.MIN_VALUE + 2)
                .handler(this::lead);
    }

    private void lead(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean excel =
                context.queryParam("format").contains("xlsx") || (accept != null && accept.contains(Xlsx.MEDIA_TYPE));
        if (!excel) {
            context.next();
            return;
        }
        String query = context.request().query();
        context.reroute(
                context.normalizedPath().replaceFirst("/v1/", "/v1/exports/") + (query == null ? "" : "?" + query));
    }
}
