package cn.huice.bench.population;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How the values of each attribute are spread. */
final class Features {
    private static final Value YES = new Value.Truth(true);
    private static final Value NO = new Value.Truth(false);
    /** Shares of subjects that have what a BOOLEAN says: most policies are for few, some things are nearly everybody's. */
    private static final double[] PREVALENCES = {0.003, 0.01, 0.01, 0.03, 0.05, 0.1, 0.3, 0.85};

    /** The code a subject has where the list is open, and texts. */
    private static final List<String> WORDS = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛");

    private static final LocalDate FIRST_DAY = LocalDate.of(2013, 1, 1);
    private static final Value[] DAYS = days(12 * 365);

    private Features() {}

    static Feature of(Attribute attribute) {
        return switch (attribute.key().value()) {
            case "enterprise.rd_expense_prior_year" -> (traits, bits) -> yuan(traits.rdPriorYear());
            case "enterprise.rd_expense_two_years_ago" -> (traits, bits) -> yuan(traits.rdTwoYearsAgo());
            case "enterprise.main_business_revenue", "enterprise.sales_prior_year" ->
                (traits, bits) -> yuan(Math.round(traits.revenue() * (95 + 5 * Bits.share(bits))));
            case "enterprise.enjoyed_rd_super_deduction_prior_year" ->
                (traits, bits) -> truth(traits.rdPriorYear() > 0);
            case "enterprise.in_dishonesty_record", "application.is_first_implementation_year" ->
                (traits, bits) -> truth(Bits.share(bits) < 0.02);
            case "person.age" -> (traits, bits) -> new Value.Num(BigDecimal.valueOf(traits.age()));
            default -> typical(attribute);
        };
    }

    private static Feature typical(Attribute attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> flag(attribute);
            case INTEGER, DECIMAL, RATIO, MONEY -> number(attribute);
            case DATE -> (traits, bits) -> DAYS[(int) (Bits.share(bits) * DAYS.length)];
            case ENUM -> code(attribute);
            case SET -> codes(attribute);
            case TEXT -> {
                var texts = WORDS.stream().map(Value.Text::new).toList();
                yield (traits, bits) -> texts.get(Math.floorMod(bits, texts.size()));
            }
        };
    }

    /** What enterprises, products and projects are praised for is found where innovation is. */
    private static Feature flag(Attribute attribute) {
        double prevalence = PREVALENCES[Math.floorMod(Bits.of(attribute.key().value()), PREVALENCES.length)];
        if (attribute.key().value().contains("legal_person")) {
            return (traits, bits) -> truth(Bits.share(bits) < 0.95);
        }
        boolean earned = switch (attribute.key().subject()) {
            case "enterprise", "product", "project", "institution", "platform" -> true;
            default -> false;
        };
        return earned
                ? (traits, bits) -> truth(Bits.share(bits) < prevalence * (0.4 + 1.2 * traits.innovation()))
                : (traits, bits) -> truth(Bits.share(bits) < prevalence);
    }

    private static Feature number(Attribute attribute) {
        Scale scale = Scale.of(attribute);
        double least = Math.pow(10, scale.decimals());
        boolean ofTheEnterprise = switch (attribute.key().subject()) {
            case "enterprise", "project", "finance", "tax", "guarantee", "product", "employer" -> true;
            default -> false;
        };
        return (traits, bits) -> {
            double size = ofTheEnterprise ? Math.sqrt(traits.revenue() / Traits.MEDIAN_REVENUE) : 1;
            double spread = Math.exp(0.7 * Bits.bell(bits));
            return new Value.Num(
                    BigDecimal.valueOf(Math.round(scale.median() * size * spread * least), scale.decimals()));
        };
    }

    private static Feature code(Attribute attribute) {
        if (attribute.key().value().equals("enterprise.size")) {
            return (traits, bits) ->
                    new Value.Symbol(attribute.codes().get(traits.size()).code());
        }
        if (attribute.key().value().equals("person.education_level")) {
            return (traits, bits) ->
                    new Value.Symbol(attribute.codes().get(traits.degree()).code());
        }
        List<Value> symbols = symbols(attribute);
        if (attribute.key().value().endsWith("city")) {
            Value here = new Value.Symbol("tianjin");
            return (traits, bits) ->
                    Bits.share(bits) < 0.85 ? here : symbols.get(Math.floorMod(Bits.mixed(bits), symbols.size()));
        }
        return (traits, bits) -> symbols.get((int) (Math.pow(Bits.share(bits), 1.5) * symbols.size()));
    }

    private static List<Value> symbols(Attribute attribute) {
        List<Value> symbols = new ArrayList<>();
        for (Code code : attribute.codes()) {
            symbols.add(new Value.Symbol(code.code()));
        }
        if (attribute.open() || symbols.isEmpty()) {
            WORDS.forEach(word -> symbols.add(new Value.Symbol(word)));
        }
        return symbols;
    }

    /** Half have none; the others one, two or three. */
    private static Feature codes(Attribute attribute) {
        List<Value> symbols = symbols(attribute);
        List<Value> made = new ArrayList<>(List.of(Value.Symbols.of(List.of())));
        for (int i = 0; i < 3 * symbols.size(); i++) {
            var some = new ArrayList<String>();
            for (int j = 0; j <= i / symbols.size(); j++) {
                some.add(((Value.Symbol) symbols.get((i * (j + 1) + j) % symbols.size())).code());
            }
            made.add(Value.Symbols.of(some));
        }
        return (traits, bits) -> bits < 0 ? made.getFirst() : made.get(1 + Math.floorMod(bits, made.size() - 1));
    }

    private static Value truth(boolean holds) {
        return holds ? YES : NO;
    }

    private static Value yuan(long fen) {
        return new Value.Num(BigDecimal.valueOf(fen, 2));
    }

    private static Value[] days(int count) {
        var days = new Value[count];
        for (int i = 0; i < count; i++) {
            days[i] = new Value.Day(FIRST_DAY.plusDays(i));
        }
        return days;
    }
}
