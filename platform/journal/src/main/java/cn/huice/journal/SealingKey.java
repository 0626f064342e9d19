package cn.huice.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** The key this service seals with: from the settings, or, for local use, made once and kept in a file. */
@ApplicationScoped
class SealingKey {
    private final SealAlgorithm algorithm;
    private final AsymmetricKeyParameter key;
    private final AsymmetricKeyParameter publicKey;
    private final TrustedKeys trusted;

    @Inject
    SealingKey(JournalSettings settings, ThisService service) {
        this(settings.seal(), service.name());
    }

    SealingKey(JournalSettings.Seal seal, String service) {
        this.algorithm = seal.algorithm();
        this.key = seal.key()
                .map(configured -> ofAlgorithm(configured, algorithm))
                .orElseGet(() -> kept(seal.folder(), service, algorithm));
        this.publicKey = algorithm.publicKey(key);
        List<String> all = new ArrayList<>(seal.retiredKeys().orElse(List.of()));
        all.addAll(KeptKeys.publicKeys(seal.folder(), service));
        all.add(Base64.getEncoder().encodeToString(TrustedKeys.encode(publicKey)));
        this.trusted = TrustedKeys.of(all);
    }

    Checkpoint sign(Checkpoint checkpoint, String service) {
        return checkpoint.signed(HexFormat.of().formatHex(algorithm.sign(key, checkpoint.statement(service))));
    }

    String id() {
        return TrustedKeys.id(publicKey);
    }

    /** Its own public key, those of earlier days, and that of a key that was made here for the other algorithm. */
    TrustedKeys trusted() {
        return trusted;
    }

    private static AsymmetricKeyParameter ofAlgorithm(String configured, SealAlgorithm algorithm) {
        AsymmetricKeyParameter key;
        try {
            key = KeptKey.decode(configured);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("huice.journal.seal.key: " + e.getMessage(), e);
        }
        if (SealAlgorithm.of(key) != algorithm) {
            throw new IllegalStateException("huice.journal.seal.key is of %s, but huice.journal.seal.algorithm is %s"
                    .formatted(SealAlgorithm.of(key), algorithm.name().toLowerCase(Locale.ROOT)));
        }
        return key;
    }

    private static AsymmetricKeyParameter kept(Path folder, String service, SealAlgorithm algorithm) {
        try {
            return KeptKey.in(folder, service, algorithm).readOrMake();
        } catch (IOException e) {
            throw new UncheckedIOException("the sealing key's file; set huice.journal.seal.key instead", e);
        }
    }
}
