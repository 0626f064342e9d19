package cn.huice.casework.claim;

import cn.huice.policy.StackingRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * 叠加: what a claim adds to the claims of the same subject and group that came before it in the log. All services ask
 * this in the same order, so all get the same answers.
 */
final class Stack {

    private Stack() {}

    /** What the group has granted, and why a claim gets what it gets. */
    record Grant(BigDecimal amount, String reason) {}

    /**
     * A later higher claim of a highest-only group is paid the difference, a later lower one nothing, so the group's total
     * is the highest claim; in an exclusive group the first stands.
     *
     * @param claimed 元, 0 or more
     * @param before granted by the group's earlier claims that stand and count together with this one, 元 each
     * @param limit 合计上限 of a cumulative group, 元
     */
    static Grant grant(StackingRule rule, BigDecimal claimed, List<BigDecimal> before, Optional<BigDecimal> limit) {
        BigDecimal granted = before.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return switch (rule) {
            case CUMULATIVE ->
                limit.map(most -> upTo(most, claimed, granted)).orElseGet(() -> new Grant(claimed, "可叠加，全额"));
            case EXCLUSIVE ->
                granted.signum() > 0 ? new Grant(zero(), "互斥：同组已有在先奖励，本项不再发放") : new Grant(claimed, "互斥：同组在先，全额");
            case HIGHEST_ONLY -> highest(claimed, granted);
            case MATCHED -> throw new IllegalArgumentException("a matched claim is weighed by what it matches");
        };
    }

    /** 不重复享受: the subject has an award that excludes this one. */
    static Grant excluded(String by) {
        return new Grant(zero(), "不重复享受：已享受 " + by + "，本项不再发放");
    }

    /** What is left of the limit; awards that stand are never cut. */
    private static Grant upTo(BigDecimal limit, BigDecimal claimed, BigDecimal granted) {
        BigDecimal left = limit.subtract(granted).max(zero());
        if (claimed.compareTo(left) <= 0) {
            return new Grant(claimed, "可叠加，未超过合计上限，全额");
        }
        return new Grant(
                left,
                "可叠加，合计不超过 " + limit.toPlainString() + " 元：同组已享受 " + granted.toPlainString() + " 元，"
                        + (left.signum() == 0 ? "本项不再发放" : "本项发放余额"));
    }

    private static Grant highest(BigDecimal claimed, BigDecimal granted) {
        if (granted.signum() == 0) {
            return new Grant(claimed, "就高不重复：同组首项，全额");
        }
        BigDecimal more = claimed.subtract(granted).max(zero());
        String already = "就高不重复：同组已享受 " + granted.toPlainString() + " 元，";
        return new Grant(more, already + (more.signum() == 0 ? "本项不高于已享受部分，不再发放" : "本项补足差额"));
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(2);
    }
}
