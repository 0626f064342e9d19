package cn.huice.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The keys a service made for itself in a folder, one for each algorithm it was ever set to. */
final class KeptKeys {
    private KeptKeys() {}

    /** Their public halves, X.509, base64. */
    static List<String> publicKeys(Path folder, String service) {
        List<String> keys = new ArrayList<>();
        for (SealAlgorithm algorithm : SealAlgorithm.values()) {
            try {
                KeptKey.in(folder, service, algorithm)
                        .read()
                        .map(key -> Base64.getEncoder().encodeToString(TrustedKeys.encode(algorithm.publicKey(key))))
                        .ifPresent(keys::add);
            } catch (IOException e) {
                throw new UncheckedIOException("a kept sealing key", e);
            }
        }
        return keys;
    }
}
