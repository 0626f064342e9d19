package cn.huice.casework.scan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A scan as its readers see it.
 *
 * @param district whose subjects; 120000 for the whole city
 * @param state RUNNING, DONE, CANCELLED, FAILED or INTERRUPTED
 * @param progress of the scan itself; null where another process runs it
 * @param found entitlements of who has not applied, kept as results
 * @param policies counts and sums once it is done; empty before
 */
record ScanView(
        String id,
        String kind,
        LocalDate asOf,
        String edition,
        String district,
        String state,
        String startedBy,
        Instant startedAt,
        Instant finishedAt,
        Progress progress,
        long found,
        List<CountView> policies) {

    /** Subjects done of those to do; 0 of 0 while the register is being read. */
    record Progress(int done, int inAll) {}

    /**
     * Counts and sums of one policy; sums are decimal strings in the unit.
     *
     * @param eligible subjects whose conditions are all met
     * @param applied of these: who has applied this year or is in a procedure, and who is under a sanction
     * @param found of these: the others, kept as results
     * @param undetermined found without a sum yet
     * @param undecided subjects whose case the facts do not decide; null where only a district was looked at
     * @param exact sums that are certain
     * @param ceiling sums that are the most the authority may grant
     */
    record CountView(
            String policy,
            long eligible,
            long applied,
            long found,
            long undetermined,
            Long undecided,
            String exact,
            String ceiling,
            String unit) {
        static CountView of(PolicyCount count) {
            return new CountView(
                    count.policy(),
                    count.eligible(),
                    count.applied(),
                    count.found(),
                    count.undetermined(),
                    count.undecided(),
                    count.exact().toPlainString(),
                    count.ceiling().toPlainString(),
                    count.unit());
        }
    }

    /**
     * Somebody who is entitled and has not applied.
     *
     * @param amount decimal string in the unit; null where it is not determined
     * @param ceiling the amount is the most the authority may grant
     */
    record FoundView(String district, String policy, String subject, String amount, boolean ceiling, String unit) {
        static FoundView of(Found found) {
            BigDecimal amount = found.amount();
            return new FoundView(
                    found.district(),
                    found.policy(),
                    found.subject(),
                    amount == null ? null : amount.toPlainString(),
                    found.ceiling(),
                    found.unit());
        }
    }
}
