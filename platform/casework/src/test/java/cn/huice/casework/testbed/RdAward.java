package cn.huice.casework.testbed;

import java.time.LocalDate;
import java.util.Map;

/** A policy of a test's own that grants a tenth of last year's expense on research and development: 1 000.00 元 of 10 000.00. */
public final class RdAward {
    /** A Monday on which it is in force. */
    public static final LocalDate MONDAY = LocalDate.of(2023, 6, 5);

    private RdAward() {}

    /** @param handling the lines of the policy file from 流程 on, up to its versions */
    public static void published(String policy, String handling) {
        String text = Written.policy(policy, "10%").replace("流程: 申报-受理-审定-办结", handling.stripTrailing());
        Editor.publishes(policy, null, text, Written.tests(MONDAY.toString(), "1000.00"), "2021-01-01", false)
                .statusCode(201);
    }

    /** Of an enterprise that gets the 1 000.00 元. */
    public static Map<String, Object> facts() {
        return Map.of("enterprise.in_dishonesty_record", false, "enterprise.rd_expense_prior_year", "10000.00");
    }
}
