package cn.huice.journal;

import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The public keys whose checkpoints are believed, by their id: of Ed25519, SM2 or both. */
public final class TrustedKeys {
    private static final int ID_LENGTH = 16;
    private final Map<String, AsymmetricKeyParameter> keys;

    private TrustedKeys(Map<String, AsymmetricKeyParameter> keys) {
        this.keys = keys;
    }

    /**
     * The keys to believe.
     *
     * @param encoded X.509, base64
     * @throws IllegalArgumentException if one is neither an Ed25519 nor an SM2 public key
     */
    public static TrustedKeys of(Collection<String> encoded) {
        return new TrustedKeys(encoded.stream()
                .map(TrustedKeys::decode)
                .collect(Collectors.toUnmodifiableMap(TrustedKeys::id, Function.identity(), (one, same) -> one)));
    }

    static String id(AsymmetricKeyParameter key) {
        return new Sm3().bytes(encode(key)).hex().substring(0, ID_LENGTH);
    }

    static byte[] encode(AsymmetricKeyParameter publicKey) {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a public key that cannot be written", e);
        }
    }

    boolean signed(Checkpoint checkpoint, String service) {
        AsymmetricKeyParameter key = keys.get(checkpoint.keyId());
        return key != null
                && SealAlgorithm.of(key)
                        .verifies(
                                key,
                                checkpoint.statement(service),
                                HexFormat.of().parseHex(checkpoint.signature()));
    }

    private static AsymmetricKeyParameter decode(String base64) {
        try {
            AsymmetricKeyParameter key =
                    PublicKeyFactory.createKey(Base64.getDecoder().decode(base64.strip()));
            SealAlgorithm.of(key);
            return key;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not an Ed25519 or SM2 public key (X.509, base64)", e);
        }
    }
}
