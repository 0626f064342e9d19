package cn.huice.policy.scan;

/** A condition of a plan. Policies that say the same share one object, so that it is found out once. */
abstract sealed class Condition permits CodeIn, Compared, Fixed, Flag, Group, Negation, Same, SetHas, Threshold {
    /** Its place among all conditions of the plan. */
    final int id;

    Condition(int id) {
        this.id = id;
    }

    /**
     * Finds out about the rows asked for; the other bits may become anything.
     *
     * @param rows at least these
     */
    abstract void scan(Frame frame, long[] rows, Bits result);

    /** Finds out about one row, exactly. */
    abstract Truth test(Row row);

    /** What finding out costs, about, in passes over a bit vector. */
    abstract int cost();

    /** Whether it costs no more to find out about all rows than about a few. */
    boolean isWholesale() {
        return true;
    }
}
