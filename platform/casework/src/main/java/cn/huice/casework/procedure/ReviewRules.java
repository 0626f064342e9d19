package cn.huice.casework.procedure;

import cn.huice.policy.number.Fraction;
import java.util.List;
import java.util.Set;

/**
 * 评审 as a procedure states it: who is drawn, what is scored, and what passes.
 *
 * @param seats 专家人数: experts to be drawn
 * @param quorum 最少人数: with fewer who score, nothing is concluded
 * @param fields 领域: an expert must be at home in one of them; empty for any
 * @param anonymous 匿名: whether experts score without knowing whose application it is
 * @param trimmed 去掉最高最低: whether the highest and the lowest total are left out of the mean
 * @param passMark 合格, of 100 points; reaching it is enough
 * @param indicators whose weights add up to 1
 * @param vetoes 否决项: grounds on which a case fails whatever its points
 * @param vetoVotes 否决票数: experts who must name the same ground
 */
public record ReviewRules(
        int seats,
        int quorum,
        Set<String> fields,
        boolean anonymous,
        boolean trimmed,
        Fraction passMark,
        List<Indicator> indicators,
        List<String> vetoes,
        int vetoVotes) {

    /**
     * @param weight share of the total
     * @param max points an expert can give, 1 to 1000; the least is 0
     */
    public record Indicator(String name, Fraction weight, int max) {}
}
