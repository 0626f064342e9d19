package cn.huice.registry.identifier;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * A configured secret and the two keys derived from it, so that encrypting and looking up never share one.
 *
 * @param id stored with everything the key has encrypted
 */
record CipherKey(String id, KeyParameter cipher, KeyParameter lookup) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int LEAST_SECRET_BYTES = 16;
    private static final int SM4_KEY_BYTES = 16;

    /**
     * Reads {@code <id>:<base64 of 16 bytes or more>}.
     *
     * @throws IllegalArgumentException otherwise; the message never holds the secret
     */
    static CipherKey parse(String configured) {
        String[] parts = configured.strip().split(":", 2);
        if (parts.length != 2 || !ID.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException("an identifier key is <id>:<base64>");
        }
        byte[] secret = secret(parts[0], parts[1]);
        return new CipherKey(
                parts[0],
                new KeyParameter(Arrays.copyOf(mac(secret, "huice identifier cipher"), SM4_KEY_BYTES)),
                new KeyParameter(mac(secret, "huice identifier lookup")));
    }

    /** HMAC-SM3 (GB/T 15852.2) under the lookup key. */
    byte[] lookupMac(String text) {
        return mac(lookup.getKey(), text);
    }

    private static byte[] secret(String id, String base64) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("identifier key " + id + " is not base64");
        }
        if (secret.length < LEAST_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "identifier key " + id + " has less than " + LEAST_SECRET_BYTES + " bytes");
        }
        return secret;
    }

    private static byte[] mac(byte[] key, String text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }

    @Override
    public String toString() {
        return id;
    }
}
