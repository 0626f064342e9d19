package cn.huice.casework.simulation;

import java.math.BigDecimal;
import java.util.Optional;

/** Counts and sums over some rows, in the unit of the sums. */
final class Balance {
    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);

    /** Under one of the two texts: who is eligible, exact sums, sums that are ceilings (最高), who has no sum yet. */
    static final class Sums {
        long eligible;
        long undetermined;
        BigDecimal exact = ZERO;
        BigDecimal ceiling = ZERO;

        private void add(Side side, int row) {
            switch (side.state(row)) {
                case NOT_ELIGIBLE -> {}
                case ELIGIBLE -> eligible++;
                case EXACT -> {
                    eligible++;
                    exact = exact.add(side.sum(row));
                }
                case CEILING -> {
                    eligible++;
                    ceiling = ceiling.add(side.sum(row));
                }
                case UNDETERMINED -> {
                    eligible++;
                    undetermined++;
                }
            }
        }

        BigDecimal inAll() {
            return exact.add(ceiling);
        }
    }

    final Sums before = new Sums();
    final Sums after = new Sums();
    long gaining;
    long losing;
    long unclear;
    BigDecimal gained = ZERO;
    BigDecimal lost = ZERO;

    void add(Side one, Side other, int row, Optional<Impact.Direction> direction) {
        before.add(one, row);
        after.add(other, row);
        direction.ifPresent(way -> {
            BigDecimal more = other.sum(row).subtract(one.sum(row));
            switch (way) {
                case GAINS -> {
                    gaining++;
                    gained = gained.add(more);
                }
                case LOSES -> {
                    losing++;
                    lost = lost.subtract(more);
                }
                case UNCLEAR -> unclear++;
            }
        });
    }
}
