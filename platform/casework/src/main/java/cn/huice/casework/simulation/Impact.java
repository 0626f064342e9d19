package cn.huice.casework.simulation;

import cn.huice.casework.columns.RegisterColumns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who gains, who loses, and what it costs.
 *
 * @param total over all districts asked for
 * @param byDistrict by GB/T 2260 code; subjects not registered here under the empty text
 * @param changes subjects that gain, lose, or of whom it cannot be told, in a stable order; the first ones only
 * @param cut whether there are more of them
 */
record Impact(Balance total, Map<String, Balance> byDistrict, List<Change> changes, boolean cut) {

    /** What becomes of a subject. */
    enum Direction {
        /** Newly eligible, or gets more. */
        GAINS,
        /** No longer eligible, or gets less. */
        LOSES,
        /** Eligible under both, but the sums cannot be compared. */
        UNCLEAR
    }

    /**
     * One subject. Sums are null where there is none.
     *
     * @param district empty where the subject is not registered here
     */
    record Change(
            String subject,
            String district,
            Direction direction,
            Side.State before,
            BigDecimal sumBefore,
            Side.State after,
            BigDecimal sumAfter) {}

    static Impact of(RegisterColumns.Reading register, Side before, Side after, Optional<String> district, int listed) {
        Balance total = new Balance();
        Map<String, Balance> byDistrict = new TreeMap<>();
        List<Change> changes = new ArrayList<>();
        boolean sameUnit = before.unit().isEmpty()
                || after.unit().isEmpty()
                || before.unit().equals(after.unit());
        boolean cut = false;
        for (int row = 0; row < after.rows(); row++) {
            String where = register.districts().get(row);
            if (district.isPresent() && !district.get().equals(where)) {
                continue;
            }
            Optional<Direction> direction = direction(before, after, row, sameUnit);
            total.add(before, after, row, direction);
            byDistrict.computeIfAbsent(where, code -> new Balance()).add(before, after, row, direction);
            if (direction.isPresent()) {
                if (changes.size() < listed) {
                    changes.add(new Change(
                            register.columns().subject(row),
                            where,
                            direction.get(),
                            before.state(row),
                            sum(before, row),
                            after.state(row),
                            sum(after, row)));
                } else {
                    cut = true;
                }
            }
        }
        return new Impact(total, byDistrict, List.copyOf(changes), cut);
    }

    private static BigDecimal sum(Side side, int row) {
        return side.hasSum(row) ? side.sum(row) : null;
    }

    private static Optional<Direction> direction(Side before, Side after, int row, boolean sameUnit) {
        if (before.eligible(row) != after.eligible(row)) {
            return Optional.of(after.eligible(row) ? Direction.GAINS : Direction.LOSES);
        }
        if (!after.eligible(row) || (before.state(row) == after.state(row) && !(after.hasSum(row)))) {
            return Optional.empty();
        }
        if (!before.hasSum(row) || !after.hasSum(row) || !sameUnit) {
            return Optional.of(Direction.UNCLEAR);
        }
        int compared = after.sum(row).compareTo(before.sum(row));
        if (compared == 0) {
            return before.state(row) == after.state(row) ? Optional.empty() : Optional.of(Direction.UNCLEAR);
        }
        return Optional.of(compared > 0 ? Direction.GAINS : Direction.LOSES);
    }
}
