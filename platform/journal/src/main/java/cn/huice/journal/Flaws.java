package cn.huice.journal;

import cn.huice.journal.Verification.Flaw;
import cn.huice.journal.Verification.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first flaws of however many there are: entries before checkpoints, by sequence. */
final class Flaws {
    private static final Comparator<Flaw> ENTRIES_FIRST = Comparator.<Flaw, Boolean>comparing(
                    flaw -> flaw.stream() == null)
            .thenComparingLong(flaw -> flaw.sequence() == 0 ? Long.MAX_VALUE : flaw.sequence());

    private final PriorityQueue<Flaw> first = new PriorityQueue<>(ENTRIES_FIRST.reversed());

    void add(Kind kind, long sequence, String stream, long position, String message) {
        first.add(new Flaw(kind, sequence, stream, position, message));
        if (first.size() > Verification.MOST_FLAWS) {
            first.remove();
        }
    }

    List<Flaw> sorted() {
        return first.stream().sorted(ENTRIES_FIRST).toList();
    }
}
