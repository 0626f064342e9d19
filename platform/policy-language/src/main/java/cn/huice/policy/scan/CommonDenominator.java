package cn.huice.policy.scan;

/**
 * What brings several values to one denominator.
 *
 * @param factors for the numerators of each
 * @param bound of the numerators then
 */
record CommonDenominator(long denominator, long[] factors, long bound) {

    /** Null if they vary, or would leave the range of a long. Values that are null have no say. */
    static CommonDenominator of(Values... several) {
        long denominator = 1;
        for (Values values : several) {
            if (values != null) {
                if (values.isVaried()) {
                    return null;
                }
                long factor = values.denominator / Values.gcd(denominator, values.denominator);
                if (!Values.fits(denominator, factor)) {
                    return null;
                }
                denominator *= factor;
            }
        }
        return of(denominator, several);
    }

    private static CommonDenominator of(long denominator, Values... several) {
        long bound = 1;
        var factors = new long[several.length];
        for (int k = 0; k < several.length; k++) {
            if (several[k] != null) {
                factors[k] = denominator / several[k].denominator;
                if (!Values.fits(several[k].bound, factors[k])) {
                    return null;
                }
                bound = Math.max(bound, several[k].bound * factors[k]);
            }
        }
        return new CommonDenominator(denominator, factors, bound);
    }
}
