package cn.huice.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy that pays in instalments.
 *
 * @param count how many, from 2 to 60
 * @param every time from one to the next
 * @param ofTotal the assessed amount is that of all instalments together; otherwise that of one
 * @param shares what part of the total each is, adding up to 1; equal parts where empty
 */
public record Instalments(int count, Period every, boolean ofTotal, List<BigDecimal> shares) {
    private static final int FEN = 2;

    public Instalments {
        shares = List.copyOf(shares);
    }

    /** All instalments together, in yuan. */
    public BigDecimal total(BigDecimal assessed) {
        return ofTotal ? assessed : assessed.multiply(BigDecimal.valueOf(count));
    }

    /** The instalments of a total, in whole fen; the last one takes the remainder. */
    public List<BigDecimal> split(BigDecimal total) {
        var parts = new ArrayList<BigDecimal>();
        BigDecimal rest = total.setScale(FEN, RoundingMode.HALF_UP);
        for (int i = 0; i < count - 1; i++) {
            BigDecimal part = shares.isEmpty()
                    ? total.divide(BigDecimal.valueOf(count), FEN, RoundingMode.DOWN)
                    : total.multiply(shares.get(i)).setScale(FEN, RoundingMode.DOWN);
            parts.add(part);
            rest = rest.subtract(part);
        }
        parts.add(rest);
        return List.copyOf(parts);
    }
}
