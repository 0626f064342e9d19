package cn.huice.gateway.door;

import cn.huice.gateway.upstream.Service;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers cross the door, and how addresses in them are rewritten. */
final class PassedHeaders {
    /** RFC 9110 §7.6.1: meant for one connection only; with the older names still in use. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-authentication-info",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** Said anew by the gateway (host, forwarding, trace), handled here (expect), or of no use behind it (cookie). */
    private static final Set<String> NOT_INWARDS = Set.of(
            "host",
            "expect",
            "cookie",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "traceparent",
            "tracestate");

    private static final Set<String> ADDRESSES = Set.of("location", "content-location");

    private PassedHeaders() {}

    static void inwards(HttpServerRequest from, MultiMap to, Service service) {
        Set<String> dropped = connectionSpecific(from.headers());
        dropped.addAll(NOT_INWARDS);
        copy(from.headers(), to, dropped);
        to.set("X-Forwarded-Proto", from.scheme());
        to.set("X-Forwarded-Prefix", service.publicPath(""));
        if (from.authority() != null) {
            to.set("X-Forwarded-Host", from.authority().toString());
        }
        if (from.remoteAddress() != null && from.remoteAddress().hostAddress() != null) {
            to.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        }
    }

    /** @param own authorities that mean the service itself: its address, and the gateway's */
    static void outwards(MultiMap from, MultiMap to, Service service, List<String> own) {
        Set<String> dropped = connectionSpecific(from);
        dropped.addAll(ADDRESSES);
        copy(from, to, dropped);
        for (String name : ADDRESSES) {
            String address = from.get(name);
            if (address != null) {
                to.set(name, publicAddress(address, service, own));
            }
        }
    }

    /** The service's {@code /v1/x} is the caller's {@code /api/land/v1/x}; an address elsewhere stays as it is. */
    static String publicAddress(String address, Service service, List<String> own) {
        try {
            URI uri = new URI(address);
            String path = uri.getRawPath();
            boolean served = path != null && path.matches("/(v1|ogc)(/.*)?");
            if (!served || (uri.getRawAuthority() != null && !own.contains(uri.getRawAuthority()))) {
                return address;
            }
            return service.publicPath(path)
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                    + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
        } catch (URISyntaxException malformed) {
            return address;
        }
    }

    private static void copy(MultiMap from, MultiMap to, Set<String> dropped) {
        for (String name : from.names()) {
            if (!dropped.contains(name.toLowerCase(Locale.ROOT))) {
                to.set(name, from.getAll(name));
            }
        }
    }

    private static Set<String> connectionSpecific(MultiMap headers) {
        var names = new HashSet<>(HOP_BY_HOP);
        for (String value : headers.getAll("Connection")) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
