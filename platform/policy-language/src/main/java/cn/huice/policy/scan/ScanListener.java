package cn.huice.policy.scan;

import cn.huice.policy.assessment.Amount;

/** Follows a scan. Its methods are called from the scanning threads, several at once, in no fixed order. */
public interface ScanListener {
    /** Follows nothing: who wants totals only spares the scan from making an {@link Amount} of each eligible row. */
    ScanListener NONE = new ScanListener() {
        @Override
        public boolean wantsRows() {
            return false;
        }
    };

    /** Some more rows are done, for all policies. */
    default void block(int rowsDone, int rowsInAll) {}

    /** Asked before each block; the totals of a cancelled scan are those of the blocks done. */
    default boolean cancelled() {
        return false;
    }

    /** Whether {@link #eligible} is to be called. */
    default boolean wantsRows() {
        return true;
    }

    /**
     * Whether {@link #eligible} is to be told why a sum is undetermined and what it needs. Each such row then takes an
     * assessment, which is a hundred times as long as the scan has for it.
     */
    default boolean wantsReasons() {
        return true;
    }

    /** An eligible row of a policy. */
    default void eligible(String policyId, int row, Amount amount) {}
}
