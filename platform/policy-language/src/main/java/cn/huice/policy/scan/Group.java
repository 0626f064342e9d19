package cn.huice.policy.scan;

import java.util.Arrays;
import java.util.List;

/** At least so many of several conditions hold; all and any are the common cases. */
final class Group extends Condition {
    final int count;
    /** Cheap ones first. */
    final List<Condition> parts;

    private final int cost;
    private final boolean wholesale;

    Group(int id, int count, List<Condition> parts) {
        super(id);
        this.count = count;
        this.parts = List.copyOf(parts);
        this.cost = parts.stream().mapToInt(Condition::cost).sum();
        this.wholesale = parts.stream().allMatch(Condition::isWholesale);
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (count == parts.size()) {
            all(frame, rows, result);
        } else if (count == 1) {
            any(frame, rows, result);
        } else {
            some(frame, rows, result);
        }
    }

    /** Each part is asked only about the rows that none before it has ruled out. */
    private void all(Frame frame, long[] rows, Bits result) {
        Arrays.fill(result.sure, -1L);
        Words.copy(rows, result.possible);
        for (Condition part : parts) {
            Bits bits = frame.bits(part, result.possible);
            Words.and(result.sure, bits.sure);
            Words.and(result.possible, bits.possible);
            if (Words.isEmpty(result.possible)) {
                break;
            }
        }
        Words.and(result.sure, result.possible);
    }

    /** Each part is asked only about the rows that none before it has settled. */
    private void any(Frame frame, long[] rows, Bits result) {
        Arrays.fill(result.sure, 0);
        Arrays.fill(result.possible, 0);
        long[] undecided = frame.vectors().copy(rows);
        for (Condition part : parts) {
            Bits bits = frame.bits(part, undecided);
            Words.or(result.sure, bits.sure);
            Words.or(result.possible, bits.possible);
            Words.difference(rows, result.sure, undecided);
            if (Words.isEmpty(undecided)) {
                break;
            }
        }
    }

    /** Counts in unary: vector k holds the rows where more than k parts hold so far. */
    private void some(Frame frame, long[] rows, Bits result) {
        long[][] sure = none(frame);
        long[][] possible = none(frame);
        for (Condition part : parts) {
            Bits bits = frame.bits(part, rows);
            tally(sure, bits.sure);
            tally(possible, bits.possible);
        }
        Words.copy(sure[count - 1], result.sure);
        Words.copy(possible[count - 1], result.possible);
    }

    private long[][] none(Frame frame) {
        var none = new long[count][];
        Arrays.setAll(none, k -> frame.vectors().zero());
        return none;
    }

    private static void tally(long[][] moreThan, long[] one) {
        for (int k = moreThan.length - 1; k > 0; k--) {
            for (int i = 0; i < Words.WORDS; i++) {
                moreThan[k][i] |= moreThan[k - 1][i] & one[i];
            }
        }
        Words.or(moreThan[0], one);
    }

    @Override
    Truth test(Row row) {
        int sure = 0;
        int possible = parts.size();
        for (Condition part : parts) {
            switch (row.truth(part)) {
                case TRUE -> sure++;
                case FALSE -> possible--;
                case UNKNOWN -> {}
            }
            if (sure >= count) {
                return Truth.TRUE;
            }
            if (possible < count) {
                return Truth.FALSE;
            }
        }
        return Truth.UNKNOWN;
    }

    @Override
    int cost() {
        return cost;
    }

    @Override
    boolean isWholesale() {
        return wholesale;
    }
}
