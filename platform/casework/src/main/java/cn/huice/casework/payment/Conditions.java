package cn.huice.casework.payment;

import java.time.LocalDate;

/** Whether an award's conditions still hold. Whoever keeps the cases answers. */
public interface Conditions {

    /**
     * As of the day an instalment is due, under the policy its case is pinned to. The case is locked.
     *
     * @param due 应付日, today or earlier
     */
    Finding on(String caseId, LocalDate due);

    /** @param why in words and articles, for the officer who decides; empty text where they hold */
    record Finding(Holding holding, String why) {}

    enum Holding {
        MET,
        UNMET,
        /** Facts are missing, or only an officer can judge. */
        UNKNOWN
    }
}
