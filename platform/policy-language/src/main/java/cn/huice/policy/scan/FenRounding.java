package cn.huice.policy.scan;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Rounding;

/** Rounds values of a calculation to hundredths of its unit (for money in yuan: fen), as an assessment does. */
final class FenRounding {
    private final Rounding.Mode mode;
    /** Steps in one base unit. */
    private final Fraction steps;
    /** Hundredths of the unit in one step. */
    private final Fraction fen;

    FenRounding(Calculation calculation) {
        this.mode = calculation.rounding().mode();
        this.steps = Fraction.ONE.dividedBy(calculation.rounding().step());
        this.fen = calculation
                .rounding()
                .step()
                .times(Fraction.of(100))
                .dividedBy(calculation.unit().factor());
    }

    /** Puts hundredths in place of the numerators of what is known; what a long cannot hold is beyond. */
    void apply(Values values) {
        if (!steps.fitsLongs() || !fen.fitsLongs()) {
            values.beyond();
            return;
        }
        long above = steps.numerator().longValueExact();
        long below = steps.denominator().longValueExact();
        long fenAbove = fen.numerator().longValueExact();
        long fenBelow = fen.denominator().longValueExact();
        long uniform = values.isVaried() ? 1 : Values.gcd(above, values.denominator);
        if (applyToAll(values, above / uniform, values.denominator / uniform)) {
            return;
        }
        for (int i = 0; i < values.count; i++) {
            long factor = above / uniform;
            long denominator = values.denominator(i) / uniform;
            if (values.state(i) != Values.KNOWN) {
                continue;
            }
            long numerator = values.numerators[i];
            if (Values.fits(numerator, factor) && Values.fits(denominator, below)) {
                long whole = rounded(numerator * factor, denominator * below);
                if (Values.fits(whole, fenAbove)) {
                    values.numerators[i] = halfUp(whole * fenAbove, fenBelow);
                    continue;
                }
            }
            values.mark(i, Values.BEYOND);
        }
    }

    /** The usual case: one denominator, small numbers, half up to the fen. */
    private boolean applyToAll(Values values, long factor, long denominator) {
        long below = steps.denominator().longValueExact();
        boolean usual = mode == Rounding.Mode.HALF_UP
                && fen.equals(Fraction.ONE)
                && !values.isVaried()
                && Values.fits(values.bound, factor)
                && Values.fits(denominator, below);
        if (!usual) {
            return false;
        }
        long divisor = denominator * below;
        for (int i = 0; i < values.count; i++) {
            values.numerators[i] = halfUp(values.numerators[i] * factor, divisor);
        }
        values.denominator = 1;
        values.bound *= factor;
        return true;
    }

    private long rounded(long above, long below) {
        return switch (mode) {
            case HALF_UP -> halfUp(above, below);
            case UP -> Math.ceilDiv(above, below);
            case DOWN -> Math.floorDiv(above, below);
        };
    }

    private static long halfUp(long above, long below) {
        if (below == 1) {
            return above;
        }
        long quotient = above / below;
        long rest = Math.abs(above - quotient * below);
        return rest >= below - rest ? quotient + Long.signum(above) : quotient;
    }
}
