package cn.huice.faults.proof;

import cn.huice.faults.proof.Topics.Message;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records on topics, as services write them. */
final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Message> messages = new ArrayList<>();

    Events add(String topic, String source, String id, String type, String stream, long position, Map<String, ?> data) {
        ObjectNode event = JSON.createObjectNode()
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", "E-1")
                .put("stream", stream)
                .put("position", position);
        event.set("data", JSON.valueToTree(data));
        messages.add(new Message(topic, 0, messages.size(), event));
        return this;
    }

    /** A claim of E-1's in one group. */
    Events claim(String id, String rule, String amount, String limit) {
        return add(
                "huice.claims",
                "/talent-service",
                "e" + id,
                "cn.huice.claim.made.v1",
                "application:" + id,
                1,
                limit.isEmpty()
                        ? Map.of("claim", id, "group", "g", "rule", rule, "amount", amount)
                        : Map.of("claim", id, "group", "g", "rule", rule, "amount", amount, "limit", limit));
    }

    /** The same record at the end once more, as after a failure. */
    Events again(int index) {
        Message first = messages.get(index);
        messages.add(new Message(first.topic(), first.partition(), messages.size(), first.event()));
        return this;
    }

    List<Message> all() {
        return List.copyOf(messages);
    }
}
