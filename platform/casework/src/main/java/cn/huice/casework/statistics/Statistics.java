package cn.huice.casework.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Counts of applications by policy, district and the month of their submission, and how punctual the steps were.
 *
 * @param from first day of submission, or of coming to a step
 * @param to last day
 */
record Statistics(LocalDate from, LocalDate to, List<Cases> applications, List<Punctuality> steps) {
    /**
     * Applications submitted in one month; drafts do not count.
     *
     * @param month such as 2023-06
     * @param states how many are in each state today
     * @param granted 元, decimal string
     * @param paid 元 paid out so far for these, decimal string
     */
    record Cases(
            String policy,
            String district,
            String month,
            long submitted,
            Map<String, Long> states,
            String granted,
            String paid) {}

    /**
     * How often a step was left by its last working day. Returns for supplement end a stay, since they stop the clock.
     *
     * @param month in which they came to the step, such as 2023-06
     * @param step kind of the step
     * @param onTime stays that ended by their last day
     * @param late stays that ended after it
     * @param running stays that go on and are not late yet
     * @param overdue stays that go on past their last day
     * @param rate share of on time in all that are decided, on time / (on time + late + overdue), four places; null for none
     */
    record Punctuality(
            String policy,
            String district,
            String month,
            String step,
            long onTime,
            long late,
            long running,
            long overdue,
            String rate) {}
}
