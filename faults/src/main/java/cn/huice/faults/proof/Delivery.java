package cn.huice.faults.proof;

import cn.huice.faults.proof.Topics.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Invariant 3: from the journals to the topics, and from the topics into every service. */
final class Delivery {
    private static final String DEAD = "huice.dead-letters";

    /** What every service handles: types by topic. */
    static final Map<String, Set<String>> HANDLED = Map.of(
            "huice.claims",
            Set.of("cn.huice.claim.made.v1", "cn.huice.claim.withdrawn.v1", "cn.huice.claim.recovered.v1"),
            "huice.sanctions",
            Set.of("cn.huice.sanction.imposed.v1", "cn.huice.sanction.lifted.v1"),
            "huice.facts",
            Set.of("cn.huice.fact.verified.v1"));

    /** A journal entry that names a topic. */
    record Entry(String source, String id, String topic, String stream) {
        String event() {
            return source + " " + id;
        }
    }

    /**
     * A fact that another service said, as a service keeps it: of each key the last word.
     *
     * @param key subject, attribute and first day
     */
    record Replica(String key, String origin, String event) {}

    record Sanction(String id, String origin, String subject, boolean lifted) {}

    /**
     * What one service has applied.
     *
     * @param inbox events noted as applied: source and id
     * @param claims those that are decided, each as one line
     */
    record Applied(
            String service,
            String source,
            List<String> inbox,
            List<String> claims,
            List<Sanction> sanctions,
            List<Replica> replicas) {}

    private final Proof proof =
            new Proof("3 every entry reaches Kafka in order per subject; every consumer applies it once");
    private final List<Message> messages;

    /** First arrivals: what comes again is the same event. */
    private final List<Message> events;

    private Delivery(List<Message> messages) {
        this.messages = messages;
        Set<String> known = new HashSet<>();
        this.events = messages.stream()
                .filter(message -> !message.topic().equals(DEAD) && known.add(event(message)))
                .toList();
    }

    /** @param waiting how many entries wait to be published, by service */
    static Proof of(List<Entry> entries, Map<String, Long> waiting, List<Message> messages, List<Applied> services) {
        var delivery = new Delivery(messages);
        delivery.published(entries, waiting);
        delivery.ordered();
        delivery.noted(services);
        delivery.theSame(services, "claims", Applied::claims);
        delivery.sanctions(services);
        delivery.facts(services);
        return delivery.proof;
    }

    private static String event(Message message) {
        return message.source() + " " + message.id();
    }

    private void published(List<Entry> entries, Map<String, Long> waiting) {
        Map<String, Message> onTopics = events.stream().collect(Collectors.toMap(Delivery::event, Function.identity()));
        for (Entry entry : entries) {
            Message message = onTopics.remove(entry.event());
            if (message == null) {
                proof.contradiction("entry " + entry.event() + " is not on " + entry.topic());
            } else if (!message.topic().equals(entry.topic())
                    || !message.text("stream").equals(entry.stream())) {
                proof.contradiction(
                        "entry " + entry.event() + " is on " + message.topic() + " as of " + message.text("stream"));
            }
        }
        waiting.forEach((service, count) ->
                proof.require(count == 0, service + " has " + count + " entries that wait to be published"));
        onTopics.keySet().forEach(left -> proof.contradiction("on a topic and in no journal: " + left));
        long given = messages.stream()
                .filter(message -> message.topic().equals(DEAD))
                .count();
        proof.require(given == 0, given + " events were given up")
                .looked(entries.size(), "entries")
                .looked(messages.size(), "records");
    }

    private void ordered() {
        Map<String, Long> reached = new HashMap<>();
        Map<String, Integer> partitions = new HashMap<>();
        for (Message message : messages) {
            if (!message.topic().equals(DEAD)) {
                String subject = message.topic() + " " + message.text("subject");
                Integer partition = partitions.putIfAbsent(subject, message.partition());
                proof.require(partition == null || partition == message.partition(), subject + " is in two partitions");
            }
        }
        for (Message message : events) {
            String stream = message.topic() + " " + message.source() + " " + message.text("stream");
            long position = message.event().path("position").asLong();
            Long before = reached.put(stream, position);
            proof.require(before == null || before < position, stream + " comes out of order at " + position);
        }
    }

    /** What is on the topics and handled was applied, and nothing else, each once. */
    private void noted(List<Applied> services) {
        Set<String> handled = events.stream()
                .filter(message -> handled(message.topic(), message.text("type")))
                .map(Delivery::event)
                .collect(Collectors.toSet());
        for (Applied service : services) {
            Set<String> inbox = new HashSet<>(service.inbox());
            proof.require(
                    inbox.size() == service.inbox().size(), service.service() + " noted an event twice in its inbox");
            differ(service.service() + " did not apply", handled, inbox);
            differ(service.service() + " applied and no topic has", inbox, handled);
            proof.looked(inbox.size(), "events applied in " + service.service());
        }
    }

    static boolean handled(String topic, String type) {
        return HANDLED.getOrDefault(topic, Set.of()).contains(type);
    }

    /** Sanctions as the topic tells them stand in every service. */
    private void sanctions(List<Applied> services) {
        Map<String, Sanction> told = new HashMap<>();
        for (Message message : events) {
            if (handled(message.topic(), message.text("type"))
                    && message.topic().equals("huice.sanctions")) {
                String id = message.event().path("data").path("sanction").asText();
                told.put(
                        id,
                        new Sanction(
                                id,
                                message.source(),
                                message.text("subject"),
                                message.text("type").contains(".lifted.")));
            }
        }
        for (Applied service : services) {
            differ(service.service() + " lacks", new HashSet<>(told.values()), service.sanctions());
            differ(service.service() + " has, and the topic not,", new HashSet<>(service.sanctions()), told.values());
        }
        proof.looked(told.size(), "sanctions");
    }

    /** Of what others verified, each service keeps the last word. */
    private void facts(List<Applied> services) {
        long kept = 0;
        for (Applied service : services) {
            Map<String, Replica> told = new HashMap<>();
            for (Message message : events) {
                if (message.topic().equals("huice.facts")
                        && handled("huice.facts", message.text("type"))
                        && !message.source().equals(service.source())) {
                    String key = key(message);
                    told.put(key, new Replica(key, message.source(), message.id()));
                }
            }
            differ(service.service() + " lacks", new HashSet<>(told.values()), service.replicas());
            differ(service.service() + " has, and the topic not,", new HashSet<>(service.replicas()), told.values());
            kept += told.size();
        }
        proof.looked(kept, "replicas of facts");
    }

    private static String key(Message message) {
        var data = message.event().path("data");
        return String.join(
                " ",
                data.path("subject").path("kind").asText(),
                data.path("subject").path("id").asText(),
                data.path("attribute").asText(),
                data.path("validFrom").asText());
    }

    private void theSame(List<Applied> services, String what, Function<Applied, List<String>> rows) {
        for (Applied service : services) {
            var first = services.getFirst();
            proof.require(
                    rows.apply(service).equals(rows.apply(first)),
                    "services differ in " + what + ": " + first.service() + " and " + service.service());
        }
    }

    private <T> void differ(String how, Set<T> these, Collection<T> those) {
        Set<T> known = new HashSet<>(those);
        Set<String> missing = new TreeSet<>();
        these.stream().filter(each -> !known.contains(each)).forEach(each -> missing.add(each.toString()));
        missing.forEach(each -> proof.contradiction(how + " " + each));
    }
}
