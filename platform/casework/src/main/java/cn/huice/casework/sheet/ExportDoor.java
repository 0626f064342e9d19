package cn.huice.casework.sheet;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A list that is asked for as Excel, by {@code format=xlsx} or by Accept, is the export of that list where it has one of its own;
 * of the others all pages are written one after the other, see {@link PageWorkbook}.
 */
@ApplicationScoped
class ExportDoor {
    private static final String LISTS = "/v1/(applications|tasks|payment-orders|budgets|duties)";
    /** But for what has forms of its own under {@code format}. */
    private static final String OTHERS = "/v1/(?!exports/)(?!.*/exports?$).+";

    void install(@Observes Router router) {
        router.routeWithRegex(HttpMethod.GET, LISTS)
                .order(Integer.MIN_VALUE + 2)
                .handler(this::lead);
        router.routeWithRegex(HttpMethod.GET, OTHERS)
                .order(Integer.MIN_VALUE + 2)
                .handler(ExportDoor::accept);
    }

    private static void accept(RoutingContext context) {
        if (context.queryParam("format").contains("xlsx")) {
            context.request().headers().set(HttpHeaders.ACCEPT, Xlsx.MEDIA_TYPE);
        }
        context.next();
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
