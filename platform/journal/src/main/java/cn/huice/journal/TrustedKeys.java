package cn.huice.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Ed25519 public keys whose checkpoints are believed, by their id. */
public final class TrustedKeys {
    private static final int ID_LENGTH = 16;
    private final Map<String, PublicKey> keys;

    private TrustedKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * The keys to believe.
     *
     * @param encoded X.509, base64
     * @throws IllegalArgumentException if one is not an Ed25519 public key
     */
    public static TrustedKeys of(Collection<String> encoded) {
        return new TrustedKeys(encoded.stream()
                .map(TrustedKeys::decode)
                .collect(Collectors.toUnmodifiableMap(TrustedKeys::id, Function.identity(), (one, same) -> one)));
    }

    static String id(PublicKey key) {
        return new Sm3().bytes(key.getEncoded()).hex().substring(0, ID_LENGTH);
    }

    boolean signed(Checkpoint checkpoint, String service) {
        PublicKey key = keys.get(checkpoint.keyId());
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(checkpoint.statement(service));
            return signature.verify(HexFormat.of().parseHex(checkpoint.signature()));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey decode(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64.strip())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key (X.509, base64)", e);
        }
    }
}
