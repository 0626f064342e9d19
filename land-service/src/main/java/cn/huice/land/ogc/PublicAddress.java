package cn.huice.land.ogc;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the caller sees this door: behind the gateway that is the gateway's address, as it says in its forwarding headers. */
@RequestScoped
class PublicAddress {
    private static final String ROOT = "/ogc";

    @Context
    HttpHeaders headers;

    @Context
    UriInfo request;

    /** The landing page. */
    String root() {
        URI own = request.getBaseUri();
        String scheme = header("X-Forwarded-Proto", own.getScheme());
        String host = header("X-Forwarded-Host", own.getRawAuthority());
        String prefix = header("X-Forwarded-Prefix", "");
        return scheme + "://" + host + prefix + ROOT;
    }

    String of(String path) {
        return root() + path;
    }

    /** The address with parameters, in their order. */
    String of(String path, Map<String, String> parameters) {
        return of(path) + query(parameters);
    }

    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The parameters as they came, each once. */
    Map<String, List<String>> parameters() {
        return request.getQueryParameters();
    }

    private String header(String name, String otherwise) {
        String value = headers.getHeaderString(name);
        return value == null || !value.matches("[A-Za-z0-9.:\\[\\]/_-]{1,255}") ? otherwise : value;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
