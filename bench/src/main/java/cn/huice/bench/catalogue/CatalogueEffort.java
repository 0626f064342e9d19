package cn.huice.bench.catalogue;

/**
 * How much is measured.
 *
 * @param warmUp seconds of questions before any counts
 * @param seconds of questions that count
 * @param enterprises in the register
 * @param scans of which the median counts
 */
record CatalogueEffort(int warmUp, int seconds, int enterprises, int scans) {
    static final CatalogueEffort FULL = new CatalogueEffort(40, 60, 1_000_000, 7);
    static final CatalogueEffort QUICK = new CatalogueEffort(15, 15, 50_000, 3);
}
