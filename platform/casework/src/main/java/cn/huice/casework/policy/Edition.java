package cn.huice.casework.policy;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All policies of a service as they stood at one time. A case is pinned to an edition, not to a single text, since
 * policies refer to each other.
 *
 * @param digest SHA-256 over ids and texts, in hex
 * @param texts policy id to the text of its file
 */
public record Edition(String digest, Map<String, String> texts) {

    static Edition of(PolicyBook book) {
        Map<String, String> texts = new TreeMap<>();
        for (Policy policy : book.all()) {
            texts.put(policy.id(), policy.sourceText());
        }
        return new Edition(digest(texts), Map.copyOf(texts));
    }

    /** The policies of this edition, for replaying a case. */
    public PolicyBook book() {
        List<PolicySource> sources = texts.entrySet().stream()
                .map(text -> new PolicySource(text.getKey(), text.getValue()))
                .toList();
        try {
            return PolicyBook.load(sources, Vocabulary.standard());
        } catch (PolicyErrors e) {
            throw new IllegalStateException("edition " + digest + " was sound when it was kept", e);
        }
    }

    private static String digest(Map<String, String> texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            texts.forEach((id, text) -> {
                sha.update(id.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
                sha.update(text.getBytes(StandardCharsets.UTF_8));
                sha.update((byte) 0);
            });
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
