package cn.huice.journal;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A signed statement of what the journal held at one time.
 *
 * @param number 1, 2, 3 ...
 * @param throughSequence the last entry's sequence
 * @param entries how many entries there were since the beginning
 * @param digest SM3, folded over sequence and hash of all of them, hex
 * @param previousHash {@link #hash()} of the checkpoint before, 64 zeros for the first
 * @param keyId which key signed it
 * @param signature by that key, Ed25519 or SM2 with SM3, over {@link #statement}, hex
 */
public record Checkpoint(
        long number,
        long throughSequence,
        long entries,
        String digest,
        Instant sealedAt,
        String previousHash,
        String keyId,
        String signature) {
    static final String COLUMNS =
            "number, through_sequence, entries, digest, sealed_at, previous_hash, key_id, signature";
    static final Checkpoint NONE = new Checkpoint(0, 0, 0, Sm3.ZERO, Instant.EPOCH, Sm3.ZERO, "", "");

    static Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getLong("number"),
                row.getLong("through_sequence"),
                row.getLong("entries"),
                Content.hex(row, "digest"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                Content.hex(row, "previous_hash"),
                row.getString("key_id"),
                Content.hex(row, "signature"));
    }

    /** The next digest after one more entry. */
    static String fold(String digest, long sequence, String entryHash) {
        return new Sm3().hash(digest).number(sequence).hash(entryHash).hex();
    }

    /** What the signature is over; the service's name keeps one journal's checkpoint out of another's. */
    byte[] statement(String service) {
        return ("huice journal checkpoint 1\n" + service + "\n" + fields()).getBytes(StandardCharsets.UTF_8);
    }

    Checkpoint signed(String hex) {
        return new Checkpoint(number, throughSequence, entries, digest, sealedAt, previousHash, keyId, hex);
    }

    /** What the next checkpoint links to: this one with its signature. */
    public String hash() {
        return number == 0 ? Sm3.ZERO : new Sm3().text(fields()).hash(signature).hex();
    }

    private String fields() {
        return String.join(
                "\n",
                Long.toString(number),
                Long.toString(throughSequence),
                Long.toString(entries),
                digest,
                sealedAt.toString(),
                previousHash,
                keyId);
    }
}
