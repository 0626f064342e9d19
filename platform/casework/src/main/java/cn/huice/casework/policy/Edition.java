package cn.huice.casework.policy;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All policies of a service as they stood at one time. A case is pinned to an edition, not to a single text, since
 * policies refer to each other.
 *
 * @param digest SHA-256 over ids, texts and withdrawals, in hex
 * @param texts policy id to the text of its file
 * @param withdrawn policy id to the first day without it
 */
public record Edition(String digest, Map<String, String> texts, Map<String, LocalDate> withdrawn) {

    public Edition {
        texts = Map.copyOf(texts);
        withdrawn = Map.copyOf(withdrawn);
    }

    public static Edition of(Map<String, String> texts, Map<String, LocalDate> withdrawn) {
        return new Edition(digest(texts, withdrawn), texts, withdrawn);
    }

    /**
     * The policies of this edition.
     *
     * @throws PolicyErrors with everything that is wrong, each in the file {@code <policy id>.yaml}
     */
    public PolicyBook load() throws PolicyErrors {
        List<PolicySource> sources = new TreeMap<>(texts)
                .entrySet().stream()
                        .map(text -> new PolicySource(text.getKey() + ".yaml", text.getValue()))
                        .toList();
        return PolicyBook.load(sources, Vocabulary.standard()).withdrawing(withdrawn);
    }

    /** The policies of an edition that was sound when it was kept, for replaying a case. */
    PolicyBook kept() {
        try {
            return load();
        } catch (PolicyErrors e) {
            throw new IllegalStateException("edition " + digest + " was sound when it was kept", e);
        }
    }

    /** SHA-256 of one text, hex. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(Map<String, String> texts, Map<String, LocalDate> withdrawn) {
        MessageDigest sha = sha256();
        new TreeMap<>(texts).forEach((id, text) -> add(sha, id, text));
        new TreeMap<>(withdrawn).forEach((id, day) -> add(sha, id, "withdrawn " + day));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, String id, String text) {
        sha.update(id.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
