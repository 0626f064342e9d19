package cn.huice.gateway.catalogue;

import cn.huice.gateway.upstream.Answer;
import cn.huice.gateway.upstream.Listing;
import cn.huice.gateway.upstream.OnBehalf;
import cn.huice.gateway.upstream.Service;
import cn.huice.gateway.upstream.Services;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which service holds which policy: remembered, and read again when it is old or does not know an id. */
@ApplicationScoped
public class PolicyIndex {

    /** How long the index may be remembered. */
    @ConfigMapping(prefix = "huice.policy-index")
    interface Settings {
        /** Older than this, it is read again before it is used. */
        @WithDefault("60s")
        Duration age();

        /** How often ids that nobody knows may cause another reading. */
        @WithDefault("2s")
        Duration unknownAge();
    }

    private record Known(Set<String> ids, long readAt) {}

    private final Services services;
    private final Settings settings;
    private final Map<Service, Known> known = new EnumMap<>(Service.class);
    private final Set<Service> silent = EnumSet.allOf(Service.class);

    @Inject
    PolicyIndex(Services services, Settings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * Where policies are held.
     *
     * @param holders the service of each id that is known
     * @param unread services whose policies could not be read, or not again; an id that is missing may be theirs
     */
    public record Found(Map<String, Service> holders, Set<Service> unread) {}

    /** Looks ids up; blocks while the index is read, so call it on a virtual or worker thread. */
    public synchronized Found find(Collection<String> ids) {
        read(settings.age());
        if (!ids.stream().allMatch(id -> holder(id).isPresent())) {
            read(settings.unknownAge());
        }
        return new Found(
                ids.stream()
                        .distinct()
                        .filter(id -> holder(id).isPresent())
                        .collect(Collectors.toMap(id -> id, id -> holder(id).orElseThrow())),
                Set.copyOf(silent));
    }

    private Optional<Service> holder(String id) {
        return known.entrySet().stream()
                .filter(service -> service.getValue().ids().contains(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Reads what is older than {@code age}; what a silent service held before stays known. */
    private void read(Duration age) {
        long now = System.nanoTime();
        List<Listing> lists = Services.all(Stream.of(Service.values())
                .filter(service ->
                        !known.containsKey(service) || now - known.get(service).readAt() >= age.toNanos())
                .map(service -> Listing.read(services, service, "/v1/policies", Map.of(), OnBehalf.ITSELF)));
        for (Listing list : lists) {
            if (list.last() instanceof Answer.Given) {
                Set<String> ids = list.items().stream()
                        .map(policy -> policy.path("id").asText())
                        .collect(Collectors.toSet());
                known.put(list.service(), new Known(ids, now));
                silent.remove(list.service());
            } else {
                silent.add(list.service());
            }
        }
    }
}
