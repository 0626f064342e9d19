package cn.huice.casework.round;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** 最大余额法: dividing an amount in proportion, to the fen, so that the parts are exactly the amount. */
final class LargestRemainder {
    private static final int FEN = 2;

    private LargestRemainder() {}

    /**
     * Each gets its proportion rounded down; the fen left over go, one each, to those from whom most was cut off, the
     * earlier in the list between equals. So every part is within a fen of its proportion, and no part exceeds its
     * weight where the amount does not exceed the sum of the weights.
     *
     * @param amount 元 in whole fen, 0 or more
     * @param weights 元 in whole fen, 0 or more, not all 0 unless the amount is
     */
    static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights) {
        List<BigInteger> wanted = weights.stream().map(LargestRemainder::fen).toList();
        BigInteger all = wanted.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger given = fen(amount);
        if (given.signum() == 0) {
            return weights.stream().map(weight -> yuan(BigInteger.ZERO)).toList();
        }
        List<BigInteger> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        for (BigInteger weight : wanted) {
            BigInteger[] division = given.multiply(weight).divideAndRemainder(all);
            parts.add(division[0]);
            remainders.add(division[1]);
        }
        int over = given.subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
                .limit(over)
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
        return parts.stream().map(LargestRemainder::yuan).toList();
    }

    private static BigInteger fen(BigDecimal yuan) {
        return yuan.movePointRight(FEN).toBigIntegerExact();
    }

    private static BigDecimal yuan(BigInteger fen) {
        return new BigDecimal(fen, FEN);
    }
}
