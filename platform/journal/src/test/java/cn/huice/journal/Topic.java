package cn.huice.journal;

import cn.huice.journal.kafka.Broker;
import cn.huice.journal.kafka.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A topic as a newcomer reads it, from its beginning. */
public final class Topic {
    private final Broker broker;
    private final String name;

    public Topic(Broker broker, String name) {
        this.broker = broker;
        this.name = name;
    }

    /** All records there are now, in order within each partition. */
    public List<ConsumerRecord<String, byte[]>> records() {
        try (Consumer<String, byte[]> consumer = broker.consumer("reader")) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The ids of events by subject, each at its first arrival, of subjects whose id begins so. */
    public Map<String, List<String>> firstArrivals(String subjects) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : records()) {
            if (!message.key().startsWith(subjects)) {
                continue;
            }
            Event event = Envelope.read(message).event();
            List<String> seen = ids.computeIfAbsent(event.subjectId(), subject -> new ArrayList<>());
            if (!seen.contains(event.id())) {
                seen.add(event.id());
            }
        }
        return ids;
    }
}
