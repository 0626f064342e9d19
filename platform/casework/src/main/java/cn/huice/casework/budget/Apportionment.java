package cn.huice.casework.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Dividing an amount by weights, to the fen. */
final class Apportionment {

    private Apportionment() {}

    /**
     * Each gets its proportion of what is left, rounded down, and the last the rest. So the parts add up to the amount,
     * and where the weights are whole fen and the amount is at most their sum, no part exceeds its weight.
     *
     * @param amount 元 in whole fen, 0 or more
     * @param weights 0 or more each, not all of them 0 unless the amount is
     */
    static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights) {
        BigDecimal weightLeft = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal amountLeft = amount.setScale(2, RoundingMode.UNNECESSARY);
        List<BigDecimal> parts = new ArrayList<>();
        for (BigDecimal weight : weights) {
            BigDecimal part = weight.signum() == 0
                    ? BigDecimal.ZERO.setScale(2)
                    : amountLeft.multiply(weight).divide(weightLeft, 2, RoundingMode.DOWN);
            parts.add(part);
            amountLeft = amountLeft.subtract(part);
            weightLeft = weightLeft.subtract(weight);
        }
        if (amountLeft.signum() != 0) {
            throw new IllegalArgumentException("nothing to divide " + amount + " by");
        }
        return parts;
    }
}
