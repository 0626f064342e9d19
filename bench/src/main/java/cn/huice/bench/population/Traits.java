package cn.huice.bench.population;

/**
 * What the facts of one subject have in common: an enterprise that applies, the person in question, and their project
 * or parcel.
 *
 * @param size 0 micro, 1 small, 2 medium, 3 large
 * @param revenue of last year, in yuan
 * @param innovation from 0 to 1: how much it does of what policies ask for
 * @param rdPriorYear R&amp;D spending of last year, in fen; 0 for one enterprise in four
 * @param rdTwoYearsAgo of the year before, in fen
 * @param age in years
 * @param degree rank in the ordered list of education levels, 0 to 5
 */
record Traits(int size, double revenue, double innovation, long rdPriorYear, long rdTwoYearsAgo, int age, int degree) {

    /** Shares of micro, small, medium and large enterprises, as registers of a city show them. */
    private static final double[] SIZES = {0.62, 0.92, 0.985};

    /** Median revenue by size, in yuan. */
    private static final double[] REVENUES = {1_200_000, 9_000_000, 80_000_000, 900_000_000};

    /** Shares of working-age people up to each education level. */
    private static final double[] DEGREES = {0.45, 0.55, 0.75, 0.94, 0.99};

    static final double MEDIAN_REVENUE = 2_000_000;

    static Traits of(long seed, long row) {
        int size = band(SIZES, Bits.share(Bits.of(seed, row, -1)));
        double revenue = REVENUES[size] * Math.exp(1.1 * Bits.bell(Bits.of(seed, row, -2)));
        double innovation = Bits.share(Bits.of(seed, row, -3));
        double intensity = innovation < 0.25 ? 0 : 0.08 * innovation * innovation;
        long rd = Math.round(revenue * 100 * intensity);
        double growth = 0.1 + 0.4 * Bits.bell(Bits.of(seed, row, -4));
        long before = growth <= -0.95 ? 0 : Math.round(rd / (1 + growth));
        int degree = band(DEGREES, Bits.share(Bits.of(seed, row, -5)));
        int youngest = 18 + Math.max(0, degree - 2) * 3;
        double old = Bits.share(Bits.of(seed, row, -6));
        return new Traits(size, revenue, innovation, rd, before, youngest + (int) (old * old * 47), degree);
    }

    private static int band(double[] upTo, double share) {
        int band = 0;
        while (band < upTo.length && share >= upTo[band]) {
            band++;
        }
        return band;
    }
}
