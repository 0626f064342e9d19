package cn.huice.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of an exported journal (JSON Lines, UTF-8): first what is in it, then the heads of all streams, then entries in the
 * order of the journal with each checkpoint after the last entry under it, then that it is complete.
 */
sealed interface JournalLine {
    /** The format's version; a reader refuses others. */
    int FORMAT = 1;

    JsonMapper JSON = JsonMapper.builder()
            .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true)
            .build();

    /** @param entries how many follow */
    record Title(String service, Instant exportedAt, long entries, long streams, long checkpoints)
            implements JournalLine {
        @Override
        public ObjectNode json() {
            return JSON.createObjectNode()
                    .put("journal", FORMAT)
                    .put("service", service)
                    .put("exportedAt", exportedAt.toString())
                    .put("entries", entries)
                    .put("streams", streams)
                    .put("checkpoints", checkpoints);
        }
    }

    /** The last entry of a stream. */
    record Head(String stream, long position, String hash) implements JournalLine {
        @Override
        public ObjectNode json() {
            return JSON.createObjectNode()
                    .put("head", stream)
                    .put("position", position)
                    .put("hash", hash);
        }
    }

    /** {@code data} stands as a text, because the hash is over its very characters. */
    record Entry(long sequence, Content content, String previousHash, String hash) implements JournalLine {
        @Override
        public ObjectNode json() {
            ObjectNode line = JSON.createObjectNode()
                    .put("sequence", sequence)
                    .put("id", content.id().toString())
                    .put("stream", content.stream())
                    .put("position", content.position())
                    .put("type", content.type());
            content.topic().ifPresent(topic -> line.put("topic", topic));
            line.put("subjectId", content.subjectId());
            content.compactionKey().ifPresent(key -> line.put("compactionKey", key));
            line.put("occurredAt", content.occurredAt().toString())
                    .put("actor", content.actor())
                    .put("requestId", content.requestId());
            content.traceParent().ifPresent(parent -> line.put("traceParent", parent));
            return line.put("data", content.data())
                    .put("previousHash", previousHash)
                    .put("hash", hash);
        }
    }

    /** A checkpoint over all entries before it. */
    record Seal(Checkpoint checkpoint) implements JournalLine {
        @Override
        public ObjectNode json() {
            return JSON.createObjectNode()
                    .put("checkpoint", checkpoint.number())
                    .put("throughSequence", checkpoint.throughSequence())
                    .put("entries", checkpoint.entries())
                    .put("digest", checkpoint.digest())
                    .put("sealedAt", checkpoint.sealedAt().toString())
                    .put("previousHash", checkpoint.previousHash())
                    .put("keyId", checkpoint.keyId())
                    .put("signature", checkpoint.signature());
        }
    }

    /** Nothing follows. */
    record End(long entries) implements JournalLine {
        @Override
        public ObjectNode json() {
            return JSON.createObjectNode().put("end", entries);
        }
    }

    ObjectNode json();

    /** @throws IllegalArgumentException if it is no line of an exported journal */
    static JournalLine read(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            if (line.has("sequence")) {
                return entry(line);
            }
            if (line.has("head")) {
                return new Head(text(line, "head"), number(line, "position"), text(line, "hash"));
            }
            if (line.has("checkpoint")) {
                return new Seal(new Checkpoint(
                        number(line, "checkpoint"),
                        number(line, "throughSequence"),
                        number(line, "entries"),
                        text(line, "digest"),
                        Instant.parse(text(line, "sealedAt")),
                        text(line, "previousHash"),
                        text(line, "keyId"),
                        text(line, "signature")));
            }
            if (line.has("end")) {
                return new End(number(line, "end"));
            }
            if (number(line, "journal") != FORMAT) {
                throw new IllegalArgumentException("a journal of format " + number(line, "journal"));
            }
            return new Title(
                    text(line, "service"),
                    Instant.parse(text(line, "exportedAt")),
                    number(line, "entries"),
                    number(line, "streams"),
                    number(line, "checkpoints"));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a line of an exported journal: " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonNode line) {
        return new Entry(
                number(line, "sequence"),
                new Content(
                        UUID.fromString(text(line, "id")),
                        text(line, "stream"),
                        number(line, "position"),
                        text(line, "type"),
                        optional(line, "topic"),
                        text(line, "subjectId"),
                        optional(line, "compactionKey"),
                        Instant.parse(text(line, "occurredAt")),
                        text(line, "actor"),
                        text(line, "requestId"),
                        optional(line, "traceParent"),
                        text(line, "data")),
                text(line, "previousHash"),
                text(line, "hash"));
    }

    private static Optional<String> optional(JsonNode line, String field) {
        return line.has(field) ? Optional.of(text(line, field)) : Optional.empty();
    }

    private static String text(JsonNode line, String field) {
        if (!line.path(field).isTextual()) {
            throw new IllegalArgumentException("no " + field);
        }
        return line.path(field).textValue();
    }

    private static long number(JsonNode line, String field) {
        if (!line.path(field).isIntegralNumber()) {
            throw new IllegalArgumentException("no " + field);
        }
        return line.path(field).longValue();
    }
}
