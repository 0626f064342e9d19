package cn.huice.bench.policies;

import cn.huice.policy.vocabulary.ValueType;
import java.util.Arrays;
import java.util.Map;

/**
 * What real policies look like, as numbers: counted over the 494 entitlements, recognitions and calculations that were
 * found in the published documents of one city (724 conditions, 367 amounts).
 */
final class Shape {
    static final int ITEMS = 494;
    static final int CONDITIONS = 724;
    static final int AMOUNTS = 367;
    /** Items of more than one condition. */
    static final int ITEMS_OF_SEVERAL = 149;

    /** Items by their number of conditions, from none to seven. */
    static final int[] ITEMS_BY_CONDITIONS = {24, 321, 97, 26, 12, 5, 5, 4};

    /** Conditions by the number of different attributes they speak of, from one to six. */
    static final int[] CONDITIONS_BY_ATTRIBUTES = {315, 239, 95, 34, 12, 5};

    /**
     * Attributes by the number of questions in conditions that ask for them, for each type: 265 flags are asked for once,
     * 62 twice, one twenty times. 664 attributes, 1336 questions.
     */
    static final Map<ValueType, int[][]> ATTRIBUTES_BY_QUESTIONS = Map.of(
            ValueType.BOOLEAN,
            new int[][] {{1, 265}, {2, 62}, {3, 27}, {4, 9}, {5, 8}, {6, 2}, {8, 1}, {20, 1}},
            ValueType.ENUM,
            new int[][] {
                {1, 49}, {2, 19}, {3, 13}, {4, 9}, {5, 4}, {6, 2}, {7, 1}, {8, 2}, {9, 1}, {11, 3}, {13, 2}, {15, 3},
                {16, 1}, {17, 2}, {22, 1}, {38, 1}
            },
            ValueType.INTEGER,
            new int[][] {{1, 36}, {2, 14}, {3, 1}, {4, 2}, {6, 2}, {10, 1}, {11, 1}},
            ValueType.DECIMAL,
            new int[][] {{1, 24}, {2, 10}, {3, 1}, {5, 1}, {8, 1}},
            ValueType.MONEY,
            new int[][] {{1, 25}, {2, 6}, {3, 1}},
            ValueType.RATIO,
            new int[][] {{1, 3}, {3, 1}},
            ValueType.DATE,
            new int[][] {{1, 10}, {2, 8}, {3, 2}, {4, 1}},
            ValueType.SET,
            new int[][] {{1, 5}, {2, 3}, {3, 1}, {4, 1}, {8, 1}, {21, 1}},
            ValueType.TEXT,
            new int[][] {{1, 13}});

    /** Words that join the parts of conditions: 且, 或; and 非 before a part. */
    static final int ANDS = 511;

    static final int ORS = 84;
    static final int NOTS = 26;

    /** Conditions of the kind 一般; conditions that are one of several routes; conditions that cite another item. */
    static final int SOFT = 17;

    static final int ROUTES = 12;
    static final int CITING = 15;

    /** Items by beneficiary: 个人, 企业, 机构, 项目, 宗地, 团队. */
    static final int[] ITEMS_BY_BENEFICIARY = {166, 167, 60, 55, 28, 13};

    /** The same of one field, those for 企业, 机构 and 项目: 282 items. */
    static final int[] ITEMS_OF_ENTERPRISES = {0, 167, 60, 55, 0, 0};

    /** Amounts by form, in the order of {@link AmountForm}. */
    static final int[] AMOUNTS_BY_FORM = {146, 43, 48, 36, 20, 25, 36, 13};

    /** Amounts that are at most so much (最高); with a cap; with a floor. */
    static final int CEILINGS = 108;

    static final int CAPPED = 145;
    static final int FLOORED = 12;

    /** Items of a stacking group, items whose cost is shared between city and district. */
    static final int STACKING = 129;

    static final int FUNDED = 100;

    /** Bounds of amounts as texts print them, in 万元, from the 145 caps: each about as often as it stands here. */
    static final int[] CAPS = {
        1, 3, 5, 5, 10, 10, 20, 30, 30, 30, 50, 50, 50, 50, 60, 100, 100, 100, 200, 200, 200, 200, 300, 500, 500, 500,
        500, 1000, 1000, 1000, 1000, 2000, 3000, 5000
    };

    private Shape() {}

    /** Questions in conditions about attributes of a type. */
    static int questions(ValueType type) {
        return Arrays.stream(ATTRIBUTES_BY_QUESTIONS.get(type))
                .mapToInt(group -> group[0] * group[1])
                .sum();
    }
}
