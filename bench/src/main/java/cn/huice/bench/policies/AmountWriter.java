package cn.huice.bench.policies;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes the amount of one policy. */
final class AmountWriter {
    private static final List<AmountForm> FORMS = List.of(AmountForm.values());
    private static final Set<ValueType> MONEY = EnumSet.of(ValueType.MONEY);
    private static final Set<ValueType> COUNTS = EnumSet.of(ValueType.INTEGER);
    private static final Set<ValueType> CODES = EnumSet.of(ValueType.ENUM);
    private static final List<String> RATES =
            List.of("0.5%", "1%", "1.5%", "2%", "3%", "5%", "10%", "15%", "20%", "30%", "50%", "70%");

    private final AttributePool pool;
    private final int beneficiary;
    private final List<String> citable;
    private final Dice dice;

    /** @param citable ids whose amounts, in 元, may be cited */
    AmountWriter(AttributePool pool, int beneficiary, List<String> citable, Dice dice) {
        this.pool = pool;
        this.beneficiary = beneficiary;
        this.citable = citable;
        this.dice = dice;
    }

    /** The lines below 金额, in 元. */
    List<String> lines() {
        var form = FORMS.get(dice.byWeight(Shape.AMOUNTS_BY_FORM));
        if (form == AmountForm.CITING && citable.isEmpty()) {
            form = AmountForm.PERCENT;
        }
        var lines = new ArrayList<String>(List.of("  金额:", "    步骤:"));
        steps(form).forEach(step -> {
            lines.add("    - " + step);
            lines.add("      依据: 第十条");
        });
        boolean variable = form != AmountForm.FIXED && form != AmountForm.DECIDED;
        if (variable && dice.in(Shape.CAPPED, Shape.AMOUNTS - Shape.AMOUNTS_BY_FORM[0])) {
            lines.add("    上限: {值: " + cap() + ", 依据: 第十一条}");
        }
        if (form == AmountForm.COMPOUND || dice.in(Shape.FLOORED, Shape.AMOUNTS)) {
            lines.add("    下限: 0元");
        }
        if (dice.in(Shape.CEILINGS, Shape.AMOUNTS)) {
            lines.add("    最高: 是");
        }
        lines.add("    单位: 元");
        return lines;
    }

    private List<String> steps(AmountForm form) {
        return switch (form) {
            case FIXED -> List.of("一次性资助: " + cap());
            case PERCENT -> List.of("补助比例: " + dice.one(RATES), "补助额: " + money().name() + " × 补助比例");
            case TIERS -> List.of("分档补助: " + tiers());
            case DECIDED -> List.of("审定补助: 取小(审定金额, " + cap() + ")");
            case PER_PIECE ->
                List.of("定额补助: " + dice.one(List.of("500元", "1000元", "2000元", "5000元", "2万元")) + " × "
                        + count().name());
            case COMPOUND ->
                switch (dice.from(0, 3)) {
                    case 0 -> List.of("合计: " + money().name() + " + " + money().name());
                    case 1 -> List.of("差额: " + money().name() + " - " + money().name());
                    case 2 ->
                        List.of(
                                "计算用增长率: 取小(50%, 取大(-50%, 增长率(" + money().name() + ", " + money().name() + ")))",
                                "增量奖励: " + cap() + " × 计算用增长率");
                    default -> List.of("折算额: " + money().name() + " × " + count().name() + " ÷ 12");
                };
            case WHOLE -> List.of("全额: " + money().name());
            case CITING -> List.of("按前项比例: 金额('" + dice.one(citable) + "') × " + dice.one(RATES));
        };
    }

    private String tiers() {
        int bands = dice.from(2, 4);
        var written = new StringBuilder("如果(");
        boolean rates = dice.in(1, 3);
        String of = rates ? money().name() + " × " : "";
        List<String> when = dice.in(1, 2) ? byNumber(bands) : byCode(bands);
        for (String each : when) {
            written.append(each)
                    .append(", ")
                    .append(of)
                    .append(rates ? dice.one(RATES) : cap())
                    .append(", ");
        }
        return "\"" + written + of + (rates ? "0.1%" : "1万元") + ")\"";
    }

    private List<String> byNumber(int bands) {
        Attribute number = dice.in(1, 2) ? count() : money();
        var when = new ArrayList<String>();
        for (int i = Math.min(bands, 3) - 1; i >= 0; i--) {
            when.add(number.name() + " ≥ " + Atom.bound(number, i));
        }
        return when;
    }

    private List<String> byCode(int bands) {
        return Atom.bands(pool.counted(beneficiary, CODES, ""), bands);
    }

    private Attribute money() {
        return pool.counted(beneficiary, MONEY, "CNY");
    }

    private Attribute count() {
        return pool.counted(beneficiary, COUNTS, "persons");
    }

    private String cap() {
        return Shape.CAPS[dice.from(0, Shape.CAPS.length - 1)] + "万元";
    }
}
