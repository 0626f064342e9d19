package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.ValueType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Values that often meet the constants of {@link RandomTree}, and sometimes leave every range. */
final class RandomFacts {
    static final List<String> TEXTS = List.of("甲", "乙", "丙");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "12",
            "1000",
            "10000",
            "0.05",
            "99999999.99",
            "123456789012345.67",
            "-250000.5",
            "1E+6");

    private RandomFacts() {}

    static Map<AttributeKey, Value> facts(List<Attribute> attributes, RandomGenerator random) {
        int unknown = random.nextInt(50);
        var facts = new HashMap<AttributeKey, Value>();
        for (Attribute attribute : attributes) {
            if (random.nextInt(100) >= unknown) {
                facts.put(attribute.key(), value(attribute, random));
            }
        }
        return facts;
    }

    static Value value(Attribute attribute, RandomGenerator random) {
        return switch (attribute.type()) {
            case BOOLEAN -> new Value.Truth(random.nextBoolean());
            case INTEGER, DECIMAL, MONEY, RATIO -> new Value.Num(number(attribute.type(), random));
            case DATE -> new Value.Day(day(random));
            case ENUM -> new Value.Symbol(code(attribute, random));
            case SET -> {
                var codes = new TreeSet<String>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    codes.add(code(attribute, random));
                }
                yield new Value.Symbols(codes);
            }
            case TEXT -> new Value.Text(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }

    private static BigDecimal number(ValueType type, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 3, 4 -> BigDecimal.valueOf(random.nextInt(2000), type == ValueType.INTEGER ? 0 : 2);
            case 5 -> BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 2);
            case 6 -> BigDecimal.valueOf(random.nextInt(1_000_000), type == ValueType.INTEGER ? 0 : 6);
            default ->
                new BigDecimal(random.nextLong(1_000_000_000_000_000L) + "." + (1 + random.nextLong(999_999_999L)));
        };
    }

    static LocalDate day(RandomGenerator random) {
        return random.nextInt(10) == 0
                ? LocalDate.of(1900 + random.nextInt(300), 1 + random.nextInt(12), 1)
                : LocalDate.of(2019, 12, 20).plusDays(random.nextInt(1400));
    }

    static String code(Attribute attribute, RandomGenerator random) {
        return attribute.codes().isEmpty()
                ? "x" + random.nextInt(4)
                : attribute
                        .codes()
                        .get(random.nextInt(attribute.codes().size()))
                        .code();
    }
}
