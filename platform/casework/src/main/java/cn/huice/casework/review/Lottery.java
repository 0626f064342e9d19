package cn.huice.casework.review;

import cn.huice.casework.digest.TextDigest;
import java.util.Comparator;
import java.util.List;

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
                                (String expert) -> TextDigest.sm3("%s|%s|%d|%s".formatted(seed, panel, number, expert)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(seats)
                .toList();
    }
}
