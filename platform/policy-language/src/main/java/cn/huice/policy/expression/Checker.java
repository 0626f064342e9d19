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
import java.util.IdentityHashMap;
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
    private final Set<String> days;
    private final References references;
    private final Set<String> referred;
    private final Map<Syntax, Expression> checked = new IdentityHashMap<>();
    private final Calls calls;

    Checker(Vocabulary vocabulary, Scope scope, References references, Set<String> referred) {
        this.vocabulary = vocabulary;
        this.steps = scope.steps();
        this.days = scope.days();
        this.references = references;
        this.referred = referred;
        this.calls = new Calls(this, references, scope, referred);
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

    Temporal temporal(Syntax syntax) throws ExpressionError {
        if (check(syntax) instanceof Temporal day) {
            return day;
        }
        throw new ExpressionError(syntax.at(), "这里应是日期");
    }

    /** Either {@link Numeric} or {@link Temporal}. */
    Expression numberOrDay(Syntax syntax) throws ExpressionError {
        Expression checked = check(syntax);
        if (checked instanceof Numeric || checked instanceof Temporal) {
            return checked;
        }
        throw new ExpressionError(syntax.at(), "这里应是日期，或能计算的数");
    }

    List<Temporal> temporals(List<Syntax> all) throws ExpressionError {
        var days = new ArrayList<Temporal>();
        for (Syntax each : all) {
            days.add(temporal(each));
        }
        return List.copyOf(days);
    }

    List<Predicate> predicates(List<Syntax> all) throws ExpressionError {
        var checked = new ArrayList<Predicate>();
        for (Syntax each : all) {
            checked.add(predicate(each));
        }
        return List.copyOf(checked);
    }

    /** What a table's row asks of one axis. */
    Predicate cell(Syntax axis, List<Token> cell) throws ExpressionError {
        return switch (check(axis)) {
            case Predicate asked ->
                switch (cell.getFirst().display()) {
                    case "“是”" -> asked;
                    case "“否”" -> new Predicate.Not(asked);
                    default -> throw new ExpressionError(0, "是否类的一栏应写“是”或“否”");
                };
            case Category(Attribute attribute) -> CodeLists.cell(attribute, Parser.items(cell));
            case Numeric number -> predicate(Parser.band(cell, axis));
            case Temporal day -> predicate(Parser.band(cell, axis));
        };
    }

    /** Each piece once, however often it is asked for: otherwise a sum of n terms would take 2ⁿ steps. */
    Expression check(Syntax syntax) throws ExpressionError {
        Expression known = checked.get(syntax);
        if (known == null) {
            known = meaning(syntax);
            checked.put(syntax, known);
        }
        return known;
    }

    private Expression meaning(Syntax syntax) throws ExpressionError {
        return switch (syntax) {
            case Syntax.Figure(Fraction value, Unit unit, int at) ->
                new Numeric.Constant(value.times(unit.factor()), unit);
            case Syntax.Date(var day, int at) -> new Temporal.Day(day);
            case Syntax.Name name -> named(name);
            case Syntax.Not(Syntax operand, int at) -> new Predicate.Not(predicate(operand));
            case Syntax.Minus(Syntax operand, int at) -> new Numeric.Negated(numeric(operand));
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call -> calls.check(call);
            case Syntax.Group group -> group(group);
            case Syntax.Quoted(String text, int at) -> throw new ExpressionError(at, "引号内的代码只能放在“=”“属于”“包含”之后");
            case Syntax.Listing(var items, int at) -> throw new ExpressionError(at, "列表只能放在“属于”“包含”之后");
        };
    }

    private Predicate group(Syntax.Group group) throws ExpressionError {
        List<Predicate> parts = predicates(group.items());
        int count = group.count() == 0 ? parts.size() : group.count();
        if (parts.isEmpty() || count > parts.size()) {
            throw new ExpressionError(group.at(), "列出的条件只有 " + parts.size() + " 项");
        }
        return new Predicate.AtLeast(count, parts);
    }

    private Expression defined(String name) {
        String id = references.definitions().get(name);
        referred.add(id);
        if (references.givesDay(id)) {
            return new Temporal.DayOf(id);
        }
        return references
                .amountOf(id)
                .<Expression>map(kind -> new Numeric.AmountOf(id, kind.unit()))
                .orElseGet(() -> new Predicate.Satisfied(id));
    }

    private Expression named(Syntax.Name name) throws ExpressionError {
        if (steps.containsKey(name.text())) {
            return new Numeric.StepResult(name.text(), steps.get(name.text()));
        }
        if (days.contains(name.text())) {
            return new Temporal.StepResult(name.text());
        }
        if (name.text().equals(AS_OF)) {
            return new Temporal.AsOf();
        }
        if (references.definitions().containsKey(name.text())) {
            return defined(name.text());
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
        candidates.addAll(days);
        vocabulary.all().forEach(attribute -> candidates.add(attribute.name()));
        candidates.addAll(references.definitions().keySet());
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
            case WITHIN -> within(binary);
            case ONE_OF -> oneOf(binary);
            case NOT_ONE_OF -> new Predicate.Not(oneOf(binary));
            case CONTAINS -> CodeLists.contains(category(binary), binary, true);
            case CONTAINS_ANY -> CodeLists.contains(category(binary), binary, false);
            case NOT_CONTAINS -> new Predicate.Not(CodeLists.contains(category(binary), binary, false));
            default -> throw new IllegalStateException(binary.sign().name());
        };
    }

    private Predicate oneOf(Syntax.Binary binary) throws ExpressionError {
        if (check(binary.left()) instanceof Numeric) {
            Predicate any = null;
            for (Syntax each : ((Syntax.Listing) binary.right()).items()) {
                Predicate same =
                        compared(new Syntax.Binary(Sign.EQUAL, binary.left(), each, each.at()), Comparison.EQUAL);
                any = any == null ? same : new Predicate.Or(any, same);
            }
            if (any == null) {
                throw new ExpressionError(binary.right().at(), "列表是空的");
            }
            return any;
        }
        return CodeLists.oneOf(category(binary), binary.right(), vocabulary);
    }

    /** 毕业日期 5年内: the day is past, by at most so much. */
    private Predicate within(Syntax.Binary binary) throws ExpressionError {
        if (check(binary.left()) instanceof Temporal day) {
            return new Predicate.And(
                    new Predicate.CompareDays(Comparison.AT_MOST, day, new Temporal.AsOf()),
                    sinceThen(Comparison.AT_MOST, day, binary));
        }
        return compared(binary, Comparison.AT_MOST);
    }

    /** The time since a day against a length of time: 毕业日期 满 3年. */
    private Predicate sinceThen(Comparison comparison, Temporal day, Syntax.Binary binary) throws ExpressionError {
        Numeric length = numeric(binary.right());
        if (!isLength(length) || day instanceof Temporal.AsOf) {
            throw new ExpressionError(binary.right().at(), "日期只能与日期比较，或与从那天起的年、个月、日、工作日数比较");
        }
        return new Predicate.CompareDays(comparison, new Temporal.AsOf(), new Temporal.Shifted(day, length, false));
    }

    private static boolean isLength(Numeric number) {
        return number.unit().measuresTheSameAs(Unit.MONTH)
                || number.unit().measuresTheSameAs(Unit.DAY)
                || number.unit().measuresTheSameAs(Unit.WORKING_DAY);
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
            case Category(Attribute attribute) -> CodeLists.compared(attribute, comparison, binary, vocabulary);
            case Numeric number -> {
                Numeric right = numeric(binary.right());
                sameMeasure(number, right, binary.at());
                yield new Predicate.CompareNumbers(comparison, number, right);
            }
            case Temporal day -> {
                yield check(binary.right()) instanceof Temporal other
                        ? new Predicate.CompareDays(comparison, day, other)
                        : sinceThen(comparison, day, binary);
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
            if (right instanceof Numeric by && isLength(by)) {
                return new Temporal.Shifted(day, by, minus);
            }
            throw new ExpressionError(binary.right().at(), "日期只能加减年、个月、日或工作日");
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
