package cn.huice.casework.exchange;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a row.
 *
 * @param row as a spreadsheet counts
 * @param result the application's or the fact's id; null for what a dry run would make and where it was refused
 * @param errors field (the column's header, or a fact), reason, rule; null where there are none
 */
record RowReport(int row, Outcome outcome, String result, JsonNode errors) {
    enum Outcome {
        DONE,
        /** What it says was there already, from an earlier file for example. */
        UNCHANGED,
        REJECTED
    }
}
