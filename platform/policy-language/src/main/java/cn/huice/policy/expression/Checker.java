package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Category;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Numeric.Operator;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives an expression its meaning: every name must exist, every operation must make sense for what it measures. */
final class Checker {
    /** The day of the assessment. */
    static final String AS_OF = "评估日";

    private final Vocabulary vocabulary;
    private final Map<String, Unit> steps;
    private final Calls calls;

    Checker(
            Vocabulary vocabulary,
            Map<String, Unit> steps,
            References references,
            boolean ceiling,
            Set<String> referred) {
        this.vocabulary = vocabulary;
        this.steps = steps;
        this.calls = new Calls(this, references, ceiling, referred);
    }

    Predicate predicate(Syntax syntax) throws ExpressionError {
        if (check(syntax) instanceof Predicate predicate) {
            return predicate;
        }
        throw new ExpressionError(syntax.at(), "这里应是能判断真假的条件");
    }

    Numeric numeric(Syntax syntax) throws ExpressionError {
        if (check(syntax) instanceof Numeric numeric) {
            return numeric;
        }
        throw new ExpressionError(syntax.at(), "这里应是能计算的数");
    }

    private Expression check(Syntax syntax) throws ExpressionError {
        return switch (syntax) {
            case Syntax.Figure(Fraction value, Unit unit, int at) ->
                new Numeric.Constant(value.times(unit.factor()), unit);
            case Syntax.Date(var day, int at) -> new Temporal.Day(day);
            case Syntax.Name name -> named(name);
            case Syntax.Not(Syntax operand, int at) -> new Predicate.Not(predicate(operand));
            case Syntax.Minus(Syntax operand, int at) -> new Numeric.Negated(numeric(operand));
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call -> calls.check(call);
            case Syntax.Quoted(String text, int at) -> throw new ExpressionError(at, "引号内的代码只能放在“=”“属于”“包含”之后");
            case Syntax.Listing(var items, int at) -> throw new ExpressionError(at, "列表只能放在“属于”“包含”之后");
        };
    }

    private Expression named(Syntax.Name name) throws ExpressionError {
        if (steps.containsKey(name.text())) {
            return new Numeric.StepResult(name.text(), steps.get(name.text()));
        }
        if (name.text().equals(AS_OF)) {
            return new Temporal.AsOf();
        }
        Attribute attribute = vocabulary.byName(name.text()).orElse(null);
        if (attribute == null) {
            throw unknownName(name);
        }
        return switch (attribute.type()) {
            case BOOLEAN -> new Predicate.Flag(attribute);
            case INTEGER, DECIMAL, MONEY, RATIO -> new Numeric.Measured(attribute, Unit.of(attribute));
            case DATE -> new Temporal.Dated(attribute);
            case ENUM, SET, TEXT -> new Category(attribute);
        };
    }

    private ExpressionError unknownName(Syntax.Name name) {
        var candidates = new ArrayList<>(steps.keySet());
        vocabulary.all().forEach(attribute -> candidates.add(attribute.name()));
        candidates.add(AS_OF);
        Optional<String> nearest =
                vocabulary.find(name.text()).map(Attribute::name).or(() -> NearestName.to(name.text(), candidates));
        return new ExpressionError(name.at(), "没有名为“" + name.text() + "”的事实或步骤", nearest);
    }

    private Expression binary(Syntax.Binary binary) throws ExpressionError {
        return switch (binary.sign()) {
            case AND -> new Predicate.And(predicate(binary.left()), predicate(binary.right()));
            case OR -> new Predicate.Or(predicate(binary.left()), predicate(binary.right()));
            case PLUS, MINUS -> sum(binary);
            case TIMES, OVER -> product(binary);
            case EQUAL -> compared(binary, Comparison.EQUAL);
            case UNEQUAL -> compared(binary, Comparison.UNEQUAL);
            case LESS -> compared(binary, Comparison.LESS);
            case AT_MOST -> compared(binary, Comparison.AT_MOST);
            case MORE -> compared(binary, Comparison.MORE);
            case AT_LEAST -> compared(binary, Comparison.AT_LEAST);
            case ONE_OF -> CodeLists.oneOf(category(binary), binary.right());
            case NOT_ONE_OF -> new Predicate.Not(CodeLists.oneOf(category(binary), binary.right()));
            case CONTAINS -> CodeLists.contains(category(binary), binary, true);
            case CONTAINS_ANY -> CodeLists.contains(category(binary), binary, false);
            case NOT_CONTAINS -> new Predicate.Not(CodeLists.contains(category(binary), binary, false));
            default -> throw new IllegalStateException(binary.sign().name());
        };
    }

    private Attribute category(Syntax.Binary binary) throws ExpressionError {
        if (check(binary.left()) instanceof Category(Attribute attribute)) {
            return attribute;
        }
        throw new ExpressionError(binary.left().at(), "“" + binary.sign().display() + "”前应是选项或集合类的事实");
    }

    private Predicate compared(Syntax.Binary binary, Comparison comparison) throws ExpressionError {
        Expression left = check(binary.left());
        return switch (left) {
            case Category(Attribute attribute) -> CodeLists.compared(attribute, comparison, binary);
            case Numeric number -> {
                Numeric right = numeric(binary.right());
                sameMeasure(number, right, binary.at());
                yield new Predicate.CompareNumbers(comparison, number, right);
            }
            case Temporal day -> {
                if (check(binary.right()) instanceof Temporal other) {
                    yield new Predicate.CompareDays(comparison, day, other);
                }
                throw new ExpressionError(binary.right().at(), "日期只能与日期比较");
            }
            case Predicate predicate -> throw new ExpressionError(binary.at(), "是否类的事实不用比较，直接写名称，或写“非 名称”");
        };
    }

    private Expression sum(Syntax.Binary binary) throws ExpressionError {
        Expression left = check(binary.left());
        boolean minus = binary.sign() == Sign.MINUS;
        if (left instanceof Temporal day) {
            Expression right = check(binary.right());
            if (minus && right instanceof Temporal other) {
                return new Numeric.DaysBetween(other, day);
            }
            if (right instanceof Numeric by
                    && (by.unit().measuresTheSameAs(Unit.MONTH) || by.unit().measuresTheSameAs(Unit.DAY))) {
                return new Temporal.Shifted(day, by, minus);
            }
            throw new ExpressionError(binary.right().at(), "日期只能加减年、个月或日");
        }
        Numeric one = numeric(binary.left());
        Numeric other = numeric(binary.right());
        sameMeasure(one, other, binary.at());
        return new Numeric.Arithmetic(minus ? Operator.MINUS : Operator.PLUS, one, other, one.unit());
    }

    private Numeric product(Syntax.Binary binary) throws ExpressionError {
        Numeric left = numeric(binary.left());
        Numeric right = numeric(binary.right());
        boolean times = binary.sign() == Sign.TIMES;
        Unit unit = (times ? left.unit().times(right.unit()) : left.unit().over(right.unit()))
                .orElseThrow(() -> new ExpressionError(
                        binary.at(),
                        "“" + left.unit().display() + "”与“" + right.unit().display() + "”不能相" + (times ? "乘" : "除")));
        return new Numeric.Arithmetic(times ? Operator.TIMES : Operator.OVER, left, right, unit);
    }

    /** Sums of one kind with sums of another are refused: 万元 against 年, or a bare number against 万元. */
    static void sameMeasure(Numeric left, Numeric right, int at) throws ExpressionError {
        if (!left.unit().measuresTheSameAs(right.unit())) {
            throw new ExpressionError(
                    at, "单位不符：“" + left.unit().display() + "”与“" + right.unit().display() + "”不能比较或加减");
        }
    }

    /** Whether a type's facts can be ranked. */
    static boolean isRanked(Attribute attribute) {
        return attribute.type() == ValueType.ENUM && attribute.ordered();
    }

    List<Numeric> numerics(List<Syntax> all) throws ExpressionError {
        var checked = new ArrayList<Numeric>();
        for (Syntax each : all) {
            checked.add(numeric(each));
            sameMeasure(checked.getFirst(), checked.getLast(), each.at());
        }
        return List.copyOf(checked);
    }
}
