package cn.huice.bench.casework;

/**
 * How much is measured.
 *
 * @param subjects enterprises that apply
 * @param warmUp cases before anything counts
 * @param cases that are measured from draft to decision
 * @param followUps looks after an acknowledgement
 * @param seconds each baseline and each paced run takes
 * @param register applications in the database for lists, searches and exports
 */
record CaseworkEffort(int subjects, int warmUp, int cases, int followUps, int seconds, int register) {
    static final CaseworkEffort FULL = new CaseworkEffort(1_000, 6_000, 2_000, 10_000, 15, 1_000_000);
    static final CaseworkEffort QUICK = new CaseworkEffort(300, 800, 800, 1_000, 8, 50_000);
}
