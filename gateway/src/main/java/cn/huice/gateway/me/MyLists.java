package cn.huice.gateway.me;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.Listing;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.ServiceRefusal;
import cn.huice.gateway.upstream.Services;
import cn.huice.gateway.upstream.Unavailable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads the same list of all services at once and merges them. */
@ApplicationScoped
class MyLists {
    static final Comparator<ObjectNode> NEWEST_FIRST = Comparator.comparing(
                    (ObjectNode item) -> instant(item.path("createdAt")))
            .reversed();

    /** By last day; what has none comes last. */
    static final Comparator<ObjectNode> MOST_URGENT_FIRST =
            Comparator.comparing(item -> item.at("/step/due").asText("9999-12-31"));

    private final Services services;

    @Inject
    MyLists(Services services) {
        this.services = services;
    }

    /** @param home path of a service below which each item stands under its id */
    MyList merged(String path, Map<String, String> query, Comparator<ObjectNode> order, String home, OnBehalf caller) {
        List<Listing> lists = Services.all(
                Arrays.stream(Service.values()).map(service -> Listing.read(services, service, path, query, caller)));
        var items = new ArrayList<ObjectNode>();
        var unavailable = new ArrayList<String>();
        for (Listing list : lists) {
            switch (list.last()) {
                case Answer.Given given -> items.addAll(list.items());
                case Answer.Refused refused -> throw new ServiceRefusal(refused);
                case Answer.Silent(var service) -> unavailable.add(service.key());
            }
        }
        if (unavailable.size() == lists.size()) {
            throw Unavailable.down(String.join(", ", unavailable));
        }
        items.forEach(item -> link(item, home));
        items.sort(order);
        return new MyList(
                items,
                unavailable,
                lists.stream()
                        .filter(Listing::cut)
                        .map(list -> list.service().key())
                        .toList());
    }

    private static void link(ObjectNode item, String home) {
        Service service = Service.of(item.path("service").asText()).orElseThrow();
        String path = home + item.path("id").asText();
        item.withObjectProperty("links").put("self", service.publicPath(path));
    }

    private static Instant instant(JsonNode time) {
        try {
            return Instant.parse(time.asText());
        } catch (DateTimeParseException missing) {
            return Instant.EPOCH;
        }
    }
}
