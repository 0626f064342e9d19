package cn.huice.bench.policies;

import cn.huice.policy.PolicySource;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes policy files in the authors' words, shaped like the real ones ({@link Shape}). The same seed writes the same,
 * and fewer are the first of more.
 */
public final class PolicyWriter {
    private static final List<String> BENEFICIARIES = List.of("个人", "企业", "机构", "项目", "宗地", "团队");
    private static final List<String> KINDS = List.of("待遇", "认定", "计算");
    private static final int[] ITEMS_BY_KIND = {313, 128, 53};

    private final long seed;
    private final Vocabulary vocabulary;
    private final int[] itemsByBeneficiary;

    private PolicyWriter(long seed, Vocabulary vocabulary, int... itemsByBeneficiary) {
        this.seed = seed;
        this.vocabulary = vocabulary;
        this.itemsByBeneficiary = itemsByBeneficiary;
    }

    /** Policies for whomever real ones are for. */
    public static PolicyWriter forAll(long seed, Vocabulary vocabulary) {
        return new PolicyWriter(seed, vocabulary, Shape.ITEMS_BY_BENEFICIARY);
    }

    /** Policies for enterprises, institutions and their projects. */
    public static PolicyWriter forEnterprises(long seed, Vocabulary vocabulary) {
        return new PolicyWriter(seed, vocabulary, Shape.ITEMS_OF_ENTERPRISES);
    }

    /** The first so many policies. */
    public List<PolicySource> write(int count) {
        var pool = new AttributePool(vocabulary, new Dice(seed));
        var sources = new ArrayList<PolicySource>();
        var citable = new ArrayList<String>();
        var payable = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            String id = "gen-" + i;
            String text = policy(id, pool, new Dice(seed * 31 + i), citable, payable);
            sources.add(new PolicySource(id + ".yaml", text));
            if (!text.contains("满足(") && !text.contains("金额(")) {
                citable.add(id);
                if (text.contains("金额:") && !text.contains("最高: 是")) {
                    payable.add(id);
                }
            }
        }
        return sources;
    }

    private String policy(String id, AttributePool pool, Dice dice, List<String> citable, List<String> payable) {
        int beneficiary = dice.byWeight(itemsByBeneficiary);
        var lines = new ArrayList<String>();
        lines.add("编号: " + id);
        lines.add("名称: 测算用政策（" + id + "）");
        lines.add("类别: " + KINDS.get(dice.byWeight(ITEMS_BY_KIND)));
        lines.add("对象: " + BENEFICIARIES.get(beneficiary));
        lines.add("地区: " + dice.one(List.of("天津市", "天津市", "天津市", "天津市", "滨海新区", "河西区")));
        lines.addAll(List.of("依据:", "  文号: 测算〔2022〕" + dice.from(1, 60) + "号", "  标题: 测算用办法", "  文件: bench--made-up"));
        if (dice.in(Shape.STACKING, Shape.ITEMS)) {
            lines.add("叠加: {组: 第" + dice.from(1, 40) + "组奖补, 规则: 就高不重复}");
        }
        if (dice.in(Shape.FUNDED, Shape.ITEMS)) {
            lines.addAll(List.of("资金分担:", "- {级别: 市级, 比例: 50%}", "- {级别: 区级, 比例: 50%}"));
        }
        lines.add("材料:");
        for (int i = dice.from(1, 4); i > 0; i--) {
            lines.add("- {名称: 证明材料" + i + ", 依据: 第八条（" + i + "）}");
        }
        lines.addAll(List.of("备注: >-", "  按条文的结构编写，只用于测算速度。", "版本:"));
        List<String> content = content(pool, beneficiary, dice, citable, payable);
        if (dice.in(1, 10)) {
            lines.addAll(List.of("- 生效: 2018-01-01", "  失效: 2020-12-31"));
            lines.addAll(content);
        }
        lines.add("- 生效: 2021-01-01");
        lines.addAll(content);
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> content(
            AttributePool pool, int beneficiary, Dice dice, List<String> citable, List<String> payable) {
        var lines = new ArrayList<>(new ConditionWriter(pool, beneficiary, citable, dice).lines());
        if (dice.in(Shape.AMOUNTS, Shape.ITEMS)) {
            lines.addAll(new AmountWriter(pool, beneficiary, payable, dice).lines());
        }
        return lines;
    }
}
