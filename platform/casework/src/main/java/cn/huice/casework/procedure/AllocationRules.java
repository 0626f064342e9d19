package cn.huice.casework.procedure;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import java.util.Optional;

/**
 * 分配 as a procedure states it: how the money of a round, or its places, go to the cases in it.
 *
 * @param indicators whose weights add up to 1; only with {@link Method#RANKED}
 * @param exempt 免排序: a case of which one of these is true comes before all others
 * @param group 分组: cases compete only with those that have the same value here
 * @param ties 同分: what decides between equal scores, one after the other; who is still equal shares a rank
 * @param shortfall 不足: what becomes of the first case that does not fit; absent with {@link Method#PRO_RATA}
 * @param waiting 候补: cases that get nothing wait for another round, rather than be rejected
 */
public record AllocationRules(
        Method method,
        List<Indicator> indicators,
        List<AttributeKey> exempt,
        Optional<AttributeKey> group,
        List<Tie> ties,
        Optional<Shortfall> shortfall,
        boolean waiting) {

    /** How a round allocates. */
    public enum Method {
        /** In the order of submission. */
        FIRST_COME("先到先得"),
        /** In the order of a weighted score. */
        RANKED("择优排序"),
        /** Everybody the same part of what is applied for. */
        PRO_RATA("按比例");

        private final String zh;

        Method(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** What becomes of the first case for which not enough is left. */
    public enum Shortfall {
        /** It and all after it get nothing. */
        STOP("停止"),
        /** It gets what is left, those after it nothing. */
        PARTIAL("部分给予"),
        /** It gets nothing; a later one that needs less may fit. */
        SKIP("递补");

        private final String zh;

        Shortfall(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** How values of an indicator become points from 0 to 1, among the cases of one group. */
    public enum Normalisation {
        /** (value - least) / (most - least); 1 where all are equal. */
        MIN_MAX("最大最小"),
        /** (n - rank + 1) / n, with equal values on the same rank. */
        RANK("名次"),
        /** value / most, what is negative counting as 0; 1 where all are 0. */
        OF_HIGHEST("占最高");

        private final String zh;

        Normalisation(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /**
     * @param name the attribute's, or {@link #PANEL_SCORE}
     * @param attribute a number of the case's facts; absent for the panel's score
     * @param weight share of the score
     * @param lowerIsBetter 越低越好
     */
    public record Indicator(
            String name,
            Optional<AttributeKey> attribute,
            Fraction weight,
            Normalisation normalisation,
            boolean lowerIsBetter) {

        /** 评审得分: what the experts of the case's panel have given it, of 100. */
        public static final String PANEL_SCORE = "评审得分";
    }

    /** What decides between equals: the better value of an indicator, or {@link #SUBMISSION}, the earlier. */
    public record Tie(String by) {
        static final String SUBMISSION_TIME = "申报时间";

        /** 申报时间. */
        public static final Tie SUBMISSION = new Tie(SUBMISSION_TIME);
    }
}
