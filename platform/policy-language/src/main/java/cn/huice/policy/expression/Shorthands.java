package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Category;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Numeric.Operator;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;
import java.util.List;
import java.util.Optional;

/** Functions that say shortly what simpler nodes of the tree say at length, and counting. */
final class Shorthands {
    private final Checker checker;

    Shorthands(Checker checker) {
        this.checker = checker;
    }

    Expression check(Function function, Syntax.Call call) throws ExpressionError {
        return switch (function) {
            case WITHIN_BOUNDS -> withinBounds(call);
            case WEIGHTED -> weighted(call);
            case MATCHED -> matched(call);
            case HOW_MANY -> howMany(call);
            case CONDITIONS_MET -> conditionsMet(call);
            case IF_THEN -> ifThen(call);
            default -> throw new IllegalStateException(function.name());
        };
    }

    /** 限于(数, 至少, 至多). */
    private Numeric withinBounds(Syntax.Call call) throws ExpressionError {
        Calls.expect(call, call.arguments().size() == 3, "三个数：数、下限、上限");
        List<Numeric> three = checker.numerics(call.arguments());
        if (three.get(1) instanceof Numeric.Constant(Fraction low, Unit lowUnit)
                && three.get(2) instanceof Numeric.Constant(Fraction high, Unit highUnit)
                && low.compareTo(high) > 0) {
            throw new ExpressionError(call.at(), "“限于”的下限高于上限");
        }
        Unit unit = three.getFirst().unit();
        var atLeast = new Numeric.Extreme(true, List.of(three.getFirst(), three.get(1)), unit);
        return new Numeric.Extreme(false, List.of(atLeast, three.get(2)), unit);
    }

    /** 加权(甲, 60%, 乙, 40%). */
    private Numeric weighted(Syntax.Call call) throws ExpressionError {
        List<Syntax> arguments = call.arguments();
        Calls.expect(call, arguments.size() >= 4 && arguments.size() % 2 == 0, "数与权数成对");
        Numeric sum = null;
        Fraction weights = Fraction.ZERO;
        for (int i = 0; i < arguments.size(); i += 2) {
            Numeric value = checker.numeric(arguments.get(i));
            if (!(checker.numeric(arguments.get(i + 1)) instanceof Numeric.Constant weight)
                    || !weight.unit().measuresTheSameAs(Unit.PLAIN)) {
                throw new ExpressionError(arguments.get(i + 1).at(), "权数应写作百分数，如 60%");
            }
            weights = weights.plus(weight.value());
            var part = new Numeric.Arithmetic(Operator.TIMES, value, weight, value.unit());
            if (sum == null) {
                sum = part;
            } else {
                Checker.sameMeasure(sum, part, arguments.get(i).at());
                sum = new Numeric.Arithmetic(Operator.PLUS, sum, part, sum.unit());
            }
        }
        if (!weights.equals(Fraction.ONE)) {
            throw new ExpressionError(
                    call.at(),
                    "权数合计应为 100%，而不是 " + weights.times(Fraction.of(100)).toPlainString() + "%");
        }
        return sum;
    }

    /** 配套(对方出资, 1:1). */
    private Numeric matched(Syntax.Call call) throws ExpressionError {
        Calls.expect(call, call.arguments().size() == 2, "对方的出资额和比例，如 配套(国家资助额, 1:1)");
        Numeric base = checker.numeric(call.arguments().getFirst());
        Numeric ratio = checker.numeric(call.arguments().getLast());
        if (!ratio.unit().measuresTheSameAs(Unit.PLAIN)) {
            throw new ExpressionError(call.arguments().getLast().at(), "配套比例应写作 1:1 或百分数");
        }
        return new Numeric.Arithmetic(Operator.TIMES, base, ratio, base.unit());
    }

    /** 个数(集合) and 个数(集合, [甲, 乙]). */
    private Numeric howMany(Syntax.Call call) throws ExpressionError {
        List<Syntax> arguments = call.arguments();
        Calls.expect(call, arguments.size() == 1 || arguments.size() >= 2, "一个集合类的事实，另可写其中的选项");
        if (!(checker.check(arguments.getFirst()) instanceof Category(Attribute attribute))
                || attribute.type() != ValueType.SET) {
            throw new ExpressionError(arguments.getFirst().at(), "“个数”只能数集合类的事实");
        }
        return new Numeric.Count(
                attribute,
                arguments.size() == 1
                        ? Optional.empty()
                        : Optional.of(CodeLists.codes(
                                attribute,
                                new Syntax.Listing(
                                        arguments.subList(1, arguments.size()),
                                        arguments.get(1).at()))));
    }

    /** 成立项数(甲, 乙, 丙): one for each condition that holds. */
    private Numeric conditionsMet(Syntax.Call call) throws ExpressionError {
        Calls.expect(call, !call.arguments().isEmpty(), "至少一个条件");
        var one = new Numeric.Constant(Fraction.ONE, Unit.PLAIN);
        var none = new Numeric.Constant(Fraction.ZERO, Unit.PLAIN);
        Numeric sum = null;
        for (Predicate each : checker.predicates(call.arguments())) {
            var met = new Numeric.Choice(List.of(new Numeric.Branch(each, one)), none, Unit.PLAIN);
            sum = sum == null ? met : new Numeric.Arithmetic(Operator.PLUS, sum, met, Unit.PLAIN);
        }
        return sum;
    }

    /** 若(甲, 乙): where 甲 holds, 乙 must. */
    private Predicate ifThen(Syntax.Call call) throws ExpressionError {
        Calls.expect(call, call.arguments().size() == 2, "两个条件：前者成立时，后者须成立");
        List<Predicate> both = checker.predicates(call.arguments());
        return new Predicate.Or(new Predicate.Not(both.getFirst()), both.getLast());
    }
}
