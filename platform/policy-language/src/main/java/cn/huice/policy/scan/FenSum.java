package cn.huice.policy.scan;

import java.math.BigDecimal;

/** A sum of hundredths, exact however large. */
final class FenSum {
    private long fen;
    private BigDecimal carried = BigDecimal.ZERO;

    void add(long more) {
        long sum = fen + more;
        if (((fen ^ sum) & (more ^ sum)) < 0) {
            carried = carried.add(BigDecimal.valueOf(fen, 2));
            sum = more;
        }
        fen = sum;
    }

    /** All numerators. */
    void add(Values values) {
        if (values.bound <= Long.MAX_VALUE / Words.ROWS) {
            long sum = 0;
            for (int i = 0; i < values.count; i++) {
                sum += values.numerators[i];
            }
            add(sum);
        } else {
            for (int i = 0; i < values.count; i++) {
                add(values.numerators[i]);
            }
        }
    }

    BigDecimal total() {
        return carried.add(BigDecimal.valueOf(fen, 2));
    }
}
