package cn.huice.policy.scan;

/** Powers of ten as far as a long holds them. */
final class Power {
    private static final long[] OF_TEN = new long[19];

    static {
        OF_TEN[0] = 1;
        for (int i = 1; i < OF_TEN.length; i++) {
            OF_TEN[i] = OF_TEN[i - 1] * 10;
        }
    }

    private Power() {}

    /** 10 to the exponent, from 0; zero if a long does not hold it. */
    static long ofTen(int exponent) {
        return exponent < OF_TEN.length ? OF_TEN[exponent] : 0;
    }
}
