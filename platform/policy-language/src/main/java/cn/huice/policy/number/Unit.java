package cn.huice.policy.number;

import cn.huice.policy.number.Dimension.Base;
import cn.huice.policy.vocabulary.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A unit numbers are written in.
 *
 * @param factor how many base units (yuan, month, day, hour, m², tonne) one of it is
 * @param label Chinese, empty for plain numbers
 */
public record Unit(Dimension dimension, Fraction factor, String label) {
    public static final Unit PLAIN = new Unit(Dimension.NONE, Fraction.ONE, "");
    public static final Unit YUAN = base(Base.YUAN, "元");
    public static final Unit MONTH = base(Base.MONTH, "个月");
    public static final Unit YEAR = new Unit(MONTH.dimension, Fraction.of(12), "年");
    public static final Unit DAY = base(Base.DAY, "日");
    public static final Unit WORKING_DAY = base(Base.WORKING_DAY, "个工作日");
    public static final Unit HOUR = base(Base.HOUR, "小时");
    public static final Unit SQUARE_METRE = base(Base.SQUARE_METRE, "平方米");
    /** One 亩 is 2000/3 m². */
    public static final Unit MU = new Unit(SQUARE_METRE.dimension, Fraction.of(2000, 3), "亩");

    public static final Unit TCE = base(Base.TCE, "吨标准煤");

    public static final Unit PERCENT = new Unit(Dimension.NONE, Fraction.of(1, 100), "%");

    /** Words after a number; longer ones first where one begins another. */
    public static final Map<String, Unit> WORDS = words();

    private static Map<String, Unit> words() {
        var words = new HashMap<String, Unit>();
        for (var money : Map.of("元", 1L, "百元", 100L, "千元", 1_000L, "万元", 10_000L, "百万元", 1_000_000L, "亿元", 100_000_000L)
                .entrySet()) {
            words.put(money.getKey(), new Unit(YUAN.dimension, Fraction.of(money.getValue()), money.getKey()));
        }
        for (String years : List.of("年", "周岁", "岁")) {
            words.put(years, YEAR);
        }
        for (String months : List.of("个月", "月")) {
            words.put(months, MONTH);
        }
        for (String days : List.of("日", "天")) {
            words.put(days, DAY);
        }
        for (String days : List.of("个工作日", "工作日")) {
            words.put(days, WORKING_DAY);
        }
        for (String hours : List.of("小时", "课时", "学时")) {
            words.put(hours, HOUR);
        }
        words.put("平方米", SQUARE_METRE);
        words.put("亩", MU);
        words.put("公顷", new Unit(SQUARE_METRE.dimension, Fraction.of(10_000), "公顷"));
        words.put("吨标准煤", TCE);
        for (String counted : List.of("人", "名", "家", "户", "项", "个", "台", "套", "件", "次", "场", "分", "倍")) {
            words.put(counted, PLAIN);
        }
        words.put("%", PERCENT);
        words.put("个百分点", PERCENT);
        words.put("‰", new Unit(Dimension.NONE, Fraction.of(1, 1000), "‰"));
        return Map.copyOf(words);
    }

    /** The unit an attribute's facts are in. */
    public static Unit of(Attribute attribute) {
        return switch (attribute.unit().orElse("")) {
            case "", "persons" -> PLAIN;
            case "CNY" -> YUAN;
            case "CNY/m2" -> YUAN.per(SQUARE_METRE);
            case "years" -> YEAR;
            case "months" -> MONTH;
            case "days" -> DAY;
            case "hours" -> HOUR;
            case "m2" -> SQUARE_METRE;
            case "mu" -> MU;
            case "tce" -> TCE;
            default -> throw new IllegalArgumentException("unit of " + attribute.key());
        };
    }

    private static Unit base(Base base, String label) {
        return new Unit(Dimension.of(base), Fraction.ONE, label);
    }

    /** A plain number that is shown with a word. */
    public static Unit counted(String label) {
        return new Unit(Dimension.NONE, Fraction.ONE, label);
    }

    /** The unit of a product, or nothing where it makes no sense (yuan times yuan). */
    public Optional<Unit> times(Unit other) {
        return sensible(derived(other, dimension.times(other.dimension), label + "×" + other.label));
    }

    /** The unit of a quotient, or nothing where it makes no sense. */
    public Optional<Unit> over(Unit other) {
        return sensible(derived(other, dimension.per(other.dimension), label + "/" + other.label));
    }

    /** As in 元/平方米; 元/人 is counted in 元. */
    public Unit per(Unit other) {
        String compound = other.label.isEmpty() ? label : label + "/" + other.label;
        return new Unit(dimension.per(other.dimension), factor.dividedBy(other.factor), compound);
    }

    private Unit derived(Unit other, Dimension result, String compound) {
        if (result.equals(dimension)) {
            return this;
        }
        if (result.equals(other.dimension)) {
            return other;
        }
        for (Unit known : new Unit[] {PLAIN, YUAN, YEAR, DAY, WORKING_DAY, HOUR, SQUARE_METRE}) {
            if (known.dimension.equals(result)) {
                return known;
            }
        }
        return new Unit(result, Fraction.ONE, compound);
    }

    private static Optional<Unit> sensible(Unit unit) {
        return unit.dimension.isSensible() ? Optional.of(unit) : Optional.empty();
    }

    public boolean measuresTheSameAs(Unit other) {
        return dimension == other.dimension || dimension.equals(other.dimension);
    }

    /** For messages: a plain number has no label of its own. */
    public String display() {
        return label.isEmpty() ? "数" : label;
    }
}
