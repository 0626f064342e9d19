package cn.huice.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * An SM3 digest (GB/T 32905) over a sequence of fields. Each is preceded by its length, an absent one by -1, so that no
 * two different sequences of fields are the same bytes.
 */
final class Sm3 {
    /** Stands where there is no hash before, hex. */
    static final String ZERO = "0".repeat(64);

    private static final int ABSENT = -1;
    private final SM3Digest digest = new SM3Digest();

    Sm3 text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Sm3 text(Optional<String> text) {
        text.ifPresentOrElse(this::text, () -> length(ABSENT));
        return this;
    }

    Sm3 number(long number) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    Sm3 hash(String hex) {
        return bytes(HexFormat.of().parseHex(hex));
    }

    Sm3 bytes(byte[] bytes) {
        length(bytes.length);
        digest.update(bytes, 0, bytes.length);
        return this;
    }

    /** The digest, hex. */
    String hex() {
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }

    private void length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array(), 0, Integer.BYTES);
    }
}
