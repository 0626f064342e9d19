package cn.huice.casework.claim;

import cn.huice.policy.number.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 配套: what claims are granted that match other awards. It is a function of what is known, not of when it became known: whatever
 * comes late, twice or in another order, once all is there all services have the same answer.
 */
final class Matched {
    private Matched() {}

    /**
     * A claim that matches.
     *
     * @param claimed 元; more is never granted
     * @param together the marks claims of the group must share to count together with this one
     * @param limit 合计上限 of what counts together, 元
     * @param base 元 that the awards it matches were granted and have kept
     */
    record Wanted(
            String id,
            String group,
            BigDecimal claimed,
            Map<String, String> marks,
            Map<String, String> together,
            Fraction ratio,
            Optional<BigDecimal> limit,
            BigDecimal base) {

        private BigDecimal most() {
            BigDecimal matching = ratio.times(Fraction.of(base)).rounded(2);
            return limit.map(matching::min).orElse(matching);
        }

        private boolean countsWith(Wanted earlier) {
            return earlier.group.equals(group) && earlier.marks.entrySet().containsAll(together.entrySet());
        }
    }

    /**
     * Each claim gets what the earlier ones that count together with it leave of the match.
     *
     * @param inOrder of the log
     */
    static Map<String, Stack.Grant> grants(List<Wanted> inOrder) {
        Map<String, Stack.Grant> grants = new LinkedHashMap<>();
        List<Wanted> earlier = new ArrayList<>();
        for (Wanted wanted : inOrder) {
            BigDecimal taken = earlier.stream()
                    .filter(wanted::countsWith)
                    .map(each -> grants.get(each.id()).amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal left = wanted.most().subtract(taken).max(BigDecimal.ZERO);
            BigDecimal amount = wanted.claimed().min(left).setScale(2);
            grants.put(wanted.id(), new Stack.Grant(amount, reason(wanted, taken, amount)));
            earlier.add(wanted);
        }
        return grants;
    }

    private static String reason(Wanted wanted, BigDecimal taken, BigDecimal amount) {
        if (wanted.base().signum() == 0) {
            return "配套：所配套的奖励尚未核定，或已撤回、追回";
        }
        String percent = wanted.ratio().times(Fraction.of(100)).toPlainString();
        return "配套：所配套的奖励实得 " + wanted.base().toPlainString() + " 元，按 " + percent + "% 配套"
                + wanted.limit()
                        .map(most -> "，合计不超过 " + most.toPlainString() + " 元")
                        .orElse("")
                + (taken.signum() == 0 ? "" : "，同组已配 " + taken.toPlainString() + " 元")
                + (amount.compareTo(wanted.claimed()) == 0 ? "，全额" : "，本项 " + amount.toPlainString() + " 元");
    }
}
