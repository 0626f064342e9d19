package cn.huice.gateway.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A service's list, read page by page ({@code {"items": [...], "next": cursor}}).
 *
 * @param service whose list
 * @param items what it holds, each with {@code service} added
 * @param last how the last question ended: given (the list is whole, or cut at {@link #MOST}), refused or silent
 * @param cut whether the service has more
 */
public record Listing(Service service, List<ObjectNode> items, Answer last, boolean cut) {
    /** Items read of one service's list before it is cut. */
    public static final int MOST = 5_000;

    private static final int PAGE = 1_000;

    /** Reads the whole list. */
    public static CompletableFuture<Listing> read(
            Services services, Service service, String path, Map<String, String> query, OnBehalf caller) {
        return more(services, service, path + "?limit=" + PAGE + written(query), "", caller, new ArrayList<>());
    }

    private static CompletableFuture<Listing> more(
            Services services, Service service, String uri, String cursor, OnBehalf caller, List<ObjectNode> read) {
        return services.get(service, uri + cursor, caller).thenCompose(answer -> {
            String next = null;
            if (answer instanceof Answer.Given(var from, var body)) {
                read.addAll(items(from, body));
                next = body.path("next").textValue();
            }
            return next == null || read.size() >= MOST
                    ? CompletableFuture.completedFuture(new Listing(service, List.copyOf(read), answer, next != null))
                    : more(services, service, uri, "&cursor=" + encoded(next), caller, read);
        });
    }

    /** The items of one page, each marked with the service it is from. */
    public static List<ObjectNode> items(Service service, JsonNode page) {
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            if (item instanceof ObjectNode object) {
                items.add(object.put("service", service.key()));
            }
        }
        return items;
    }

    /** Parameters as they follow others in a query. */
    public static String written(Map<String, String> query) {
        return query.entrySet().stream()
                .map(e -> "&" + encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
