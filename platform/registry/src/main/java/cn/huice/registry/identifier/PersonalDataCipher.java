package cn.huice.registry.identifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;

/**
 * Keeps personal data unreadable at rest: SM4 (GB/T 32907) in GCM, a fresh nonce each time, bound to its place so that
 * one row's text cannot be moved to another. The first key encrypts, all decrypt, so keys can be changed.
 */
public final class PersonalDataCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<CipherKey> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param configured {@code <id>:<base64>} each, the first one encrypts
     * @throws IllegalArgumentException if there is none, one is malformed or two share an id
     */
    public PersonalDataCipher(List<String> configured) {
        keys = configured.stream().map(CipherKey::parse).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no identifier key");
        }
        Set<String> ids = new HashSet<>();
        keys.forEach(key -> {
            if (!ids.add(key.id())) {
                throw new IllegalArgumentException("two identifier keys are called " + key.id());
            }
        });
    }

    /**
     * Encrypts for one place.
     *
     * @param place where it is stored, and the only place it can be read back for
     * @return {@code <key id>:<base64 of nonce, cipher text, tag>}
     */
    public String seal(String plain, String place) {
        CipherKey key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(true, key, nonce, place, plain.getBytes(StandardCharsets.UTF_8));
        byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return key.id() + ":" + Base64.getEncoder().encodeToString(stored);
    }

    /**
     * Decrypts what {@link #seal} has encrypted for this place.
     *
     * @throws IllegalStateException if its key is not configured, or it was altered or moved
     */
    public String open(String stored, String place) {
        int colon = stored.indexOf(':');
        CipherKey key = key(stored.substring(0, colon));
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(stored.substring(colon + 1)));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return new String(run(false, key, nonce, place, sealed), StandardCharsets.UTF_8);
    }

    /** The id of the key that encrypts. */
    public String currentKey() {
        return keys.getFirst().id();
    }

    /** A text of this place under the key that encrypts now; null for null. */
    public String reseal(String stored, String place) {
        return stored == null || stored.startsWith(currentPrefix()) ? stored : seal(open(stored, place), place);
    }

    /** What every text starts with that the key which encrypts now has encrypted. */
    public String currentPrefix() {
        return keys.getFirst().id() + ":";
    }

    /** What an equal text is found by: HMAC-SM3, by the key that encrypts. Hex. */
    public String lookup(String plain) {
        return HexFormat.of().formatHex(keys.getFirst().lookupMac(plain));
    }

    /** The same by every key: what a text may have been stored under. */
    public List<String> lookups(String plain) {
        return keys.stream()
                .map(key -> HexFormat.of().formatHex(key.lookupMac(plain)))
                .toList();
    }

    private CipherKey key(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("identifier key " + id + " is not configured"));
    }

    private static byte[] run(boolean encrypt, CipherKey key, byte[] nonce, String place, byte[] input) {
        GCMModeCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
        gcm.init(encrypt, new AEADParameters(key.cipher(), TAG_BITS, nonce, place.getBytes(StandardCharsets.UTF_8)));
        byte[] output = new byte[gcm.getOutputSize(input.length)];
        int written = gcm.processBytes(input, 0, input.length, output, 0);
        try {
            gcm.doFinal(output, written);
        } catch (InvalidCipherTextException altered) {
            throw new IllegalStateException("personal data does not open: altered, moved or the wrong key", altered);
        }
        return output;
    }
}
