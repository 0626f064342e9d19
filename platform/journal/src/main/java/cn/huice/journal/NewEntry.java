package cn.huice.journal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that has just happened, to be journaled.
 *
 * @param stream what the hash chain and the positions run along, for example {@code application/<id>}
 * @param type CloudEvents type, {@code cn.huice.<thing>.<past tense>.v<n>}
 * @param topic the Kafka topic to publish on; empty for what stays in the audit trail
 * @param subjectId whom it is about, an opaque id; it decides the partition, so it decides what is in order
 * @param compactionKey on a compacted topic the whole record key, {@code <subject id>|<what>}
 * @param data serialised with Jackson; no personal data where a topic is given
 */
public record NewEntry(
        String stream,
        String type,
        Optional<String> topic,
        String subjectId,
        Optional<String> compactionKey,
        Object data) {
    private static final Pattern TYPE = Pattern.compile("cn\\.huice(\\.[a-z][a-z0-9-]*){2,}\\.v[1-9][0-9]*");

    /** @throws IllegalArgumentException if the type or the compaction key is not of the form above, or a text is blank */
    public NewEntry {
        require(!stream.isBlank(), "a stream has a name");
        require(!subjectId.isBlank(), "an entry is about a subject");
        require(TYPE.matcher(type).matches(), "not an event type: " + type);
        String keyPrefix = subjectId + "|";
        compactionKey.ifPresent(key -> require(
                key.startsWith(keyPrefix) && key.length() > keyPrefix.length(),
                "a compaction key is <subject id>|<what>: " + key));
    }

    /** An entry that is only kept, not published. */
    public static NewEntry kept(String stream, String type, String subjectId, Object data) {
        return new NewEntry(stream, type, Optional.empty(), subjectId, Optional.empty(), data);
    }

    private static void require(boolean met, String rule) {
        if (!met) {
            throw new IllegalArgumentException(rule);
        }
    }
}
