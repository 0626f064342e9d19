package cn.huice.journal.kafka;

import cn.huice.journal.CanonicalJson;
import cn.huice.journal.Event;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A CloudEvents 1.0 record on a topic. Written in structured mode; read in structured and in binary mode.
 *
 * @param requestId the request that caused it, a CloudEvents extension
 * @param traceParent W3C trace context, a CloudEvents extension
 */
public record Envelope(Event event, Optional<String> requestId, Optional<String> traceParent) {
    private static final JsonFormat JSON = new JsonFormat();
    private static final String CONTENT_TYPE = "content-type";

    /** The record of one entry, for the partition of its subject. */
    public static ProducerRecord<String, byte[]> write(Unpublished entry, String source, int partition) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(entry.id().toString())
                .withSource(URI.create(source))
                .withType(entry.type())
                .withSubject(entry.subjectId())
                .withTime(entry.occurredAt().atOffset(ZoneOffset.UTC))
                .withExtension("stream", entry.stream())
                .withExtension("position", Long.toString(entry.position()))
                .withExtension("requestid", entry.requestId())
                .withData("application/json", entry.data().getBytes(StandardCharsets.UTF_8));
        entry.traceParent().ifPresent(parent -> event.withExtension("traceparent", parent));
        var message = new ProducerRecord<>(
                entry.topic(),
                partition,
                entry.compactionKey().orElse(entry.subjectId()),
                JSON.serialize(event.build()));
        message.headers()
                .add(CONTENT_TYPE, (JsonFormat.CONTENT_TYPE + "; charset=UTF-8").getBytes(StandardCharsets.UTF_8));
        return message;
    }

    /**
     * Reads a record.
     *
     * @throws MalformedEvent if it is not a CloudEvent about a subject, with JSON data
     */
    public static Envelope read(ConsumerRecord<String, byte[]> message) {
        try {
            CloudEvent event = structured(message)
                    ? JSON.deserialize(message.value())
                    : KafkaMessageFactory.createReader(message).toEvent();
            if (event.getSubject() == null || event.getTime() == null || event.getData() == null) {
                throw new MalformedEvent("an event has a subject, a time and data");
            }
            return new Envelope(
                    new Event(
                            event.getId(),
                            event.getSource().toString(),
                            event.getType(),
                            event.getSubject(),
                            event.getTime().toInstant(),
                            data(message, event),
                            message.topic(),
                            message.partition(),
                            message.offset()),
                    Optional.ofNullable(event.getExtension("requestid")).map(Object::toString),
                    Optional.ofNullable(event.getExtension("traceparent")).map(Object::toString));
        } catch (MalformedEvent e) {
            throw e;
        } catch (RuntimeException e) {
            throw new MalformedEvent("not a CloudEvent: " + e.getMessage(), e);
        }
    }

    /** As an operator has it applied, out of its order. */
    public Envelope asReplayed() {
        return new Envelope(event.asReplayed(), requestId, traceParent);
    }

    /** In structured mode from the record itself: the SDK would pass decimals through binary floating point. */
    private static JsonNode data(ConsumerRecord<String, byte[]> message, CloudEvent event) {
        return structured(message)
                ? json(message.value()).path("data")
                : json(event.getData().toBytes());
    }

    private static JsonNode json(byte[] utf8) {
        return CanonicalJson.read(new String(utf8, StandardCharsets.UTF_8));
    }

    private static boolean structured(ConsumerRecord<String, byte[]> message) {
        Header type = message.headers().lastHeader(CONTENT_TYPE);
        return type != null && new String(type.value(), StandardCharsets.UTF_8).startsWith(JsonFormat.CONTENT_TYPE);
    }
}
