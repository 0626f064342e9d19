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

    BigDecimal total() {
        return carried.add(BigDecimal.valueOf(fen, 2));
    }
}
