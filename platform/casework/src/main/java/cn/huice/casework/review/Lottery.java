package cn.huice.casework.review;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Drawing lots so that anybody can draw them again: each eligible expert's lot is the SM3 digest (GB/T 32905) of
 * {@code <seed>|<panel>|<number of the draw>|<expert>} in UTF-8; those with the smallest lots, read as hex, are drawn. The
 * seed is not known before the draw and its digest is in the journal before it, so nobody can choose either.
 */
final class Lottery {
    private Lottery() {}

    /** @return at most {@code seats} of the eligible, in the order of their lots; the order given does not matter */
    static List<String> draw(String seed, String panel, int number, List<String> eligible, int seats) {
        return eligible.stream()
                .sorted(Comparator.comparing(
                                (String expert) -> sm3("%s|%s|%d|%s".formatted(seed, panel, number, expert)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(seats)
                .toList();
    }

    /** Hex. */
    static String sm3(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] result = new byte[digest.getDigestSize()];
        digest.doFinal(result, 0);
        return HexFormat.of().formatHex(result);
    }
}
