package cn.huice.casework.exchange;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What came of a row.
 *
 * @param row as a spreadsheet counts
 * @param result what it made: the application's or the fact's id; null in a dry run and where it was refused
 * @param errors field (the column's header, or a fact), reason, rule; null where there are none
 */
record RowReport(int row, Outcome outcome, String result, JsonNode errors) {
    enum Outcome {
        DONE,
        REJECTED
    }
}
