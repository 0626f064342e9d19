package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Temporal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The meaning of what is called by name. */
final class Calls {
    private final Checker checker;
    private final References references;
    private final Scope scope;
    private final Set<String> referred;

    Calls(Checker checker, References references, Scope scope, Set<String> referred) {
        this.checker = checker;
        this.references = references;
        this.scope = scope;
        this.referred = referred;
    }

    Expression check(Syntax.Call call) throws ExpressionError {
        Function function = Function.named(call.function())
                .orElseThrow(() -> new ExpressionError(
                        call.at(),
                        "没有名为“" + call.function() + "”的函数",
                        NearestName.to(call.function(), Function.allNames())));
        List<Syntax> arguments = call.arguments();
        return switch (function) {
            case GREATEST, LEAST -> {
                expect(call, arguments.size() >= 2, "至少两个数");
                var operands = checker.numerics(arguments);
                yield new Numeric.Extreme(
                        function == Function.GREATEST,
                        operands,
                        operands.getFirst().unit());
            }
            case CHOICE -> choice(call);
            case WHOLE_DOWN, WHOLE_UP -> {
                expect(call, arguments.size() == 1, "一个数");
                yield new Numeric.Whole(function == Function.WHOLE_UP, checker.numeric(arguments.getFirst()));
            }
            case GROWTH -> {
                expect(call, arguments.size() == 2, "两个数：本期、上期");
                var both = checker.numerics(arguments);
                yield new Numeric.Growth(both.getFirst(), both.getLast());
            }
            case DATE -> date(call);
            case SATISFIED -> new Predicate.Satisfied(policyId(call));
            case AMOUNT_OF -> amountOf(call);
            case ROUTE -> route(call);
            case WITHIN_BOUNDS, WEIGHTED, MATCHED, HOW_MANY, CONDITIONS_MET, IF_THEN ->
                new Shorthands(checker).check(function, call);
            case AGE, WHOLE_YEARS, WHOLE_MONTHS, WORKING_DAYS, YEAR_OF, EARLIEST, LATEST ->
                DayCalls.check(function, call, checker);
        };
    }

    private Predicate route(Syntax.Call call) throws ExpressionError {
        if (call.arguments().size() != 1
                || !(call.arguments().getFirst() instanceof Syntax.Quoted(String name, int at))) {
            throw new ExpressionError(call.at(), "“途径”需要一个加引号的途径名称");
        }
        Predicate holds = scope.routes().get(name);
        if (holds == null) {
            throw new ExpressionError(
                    at,
                    "条件里没有名为“" + name + "”的途径",
                    NearestName.to(name, scope.routes().keySet()));
        }
        return holds;
    }

    private Expression choice(Syntax.Call call) throws ExpressionError {
        List<Syntax> arguments = call.arguments();
        expect(call, arguments.size() >= 3 && arguments.size() % 2 == 1, "条件与值成对，最后是其他情形的值");
        if (checker.check(arguments.getLast()) instanceof Temporal otherwise) {
            var branches = new ArrayList<Temporal.Branch>();
            for (int i = 0; i < arguments.size() - 1; i += 2) {
                branches.add(new Temporal.Branch(
                        checker.predicate(arguments.get(i)), checker.temporal(arguments.get(i + 1))));
            }
            return new Temporal.Choice(branches, otherwise);
        }
        Numeric otherwise = checker.numeric(arguments.getLast());
        var branches = new ArrayList<Numeric.Branch>();
        for (int i = 0; i < arguments.size() - 1; i += 2) {
            var then = checker.numeric(arguments.get(i + 1));
            Checker.sameMeasure(then, otherwise, arguments.get(i + 1).at());
            branches.add(new Numeric.Branch(checker.predicate(arguments.get(i)), then));
        }
        Unit unit = branches.getFirst().then().unit();
        return new Numeric.Choice(List.copyOf(branches), otherwise, unit);
    }

    /** 日期(2023, 6, 1), or 日期("编号"): what another policy gives. */
    private Temporal date(Syntax.Call call) throws ExpressionError {
        if (call.arguments().size() == 1) {
            String id = policyId(call);
            if (!references.givesDay(id)) {
                throw new ExpressionError(call.at(), "政策“" + id + "”没有日期");
            }
            return new Temporal.DayOf(id);
        }
        expect(call, call.arguments().size() == 3, "年、月、日三个数，或一个加引号的政策编号");
        int[] parts = new int[3];
        for (int i = 0; i < 3; i++) {
            if (!(call.arguments().get(i) instanceof Syntax.Figure(var value, var unit, int at))
                    || !unit.equals(Unit.PLAIN)
                    || !value.equals(value.floor())
                    || value.numerator().bitLength() > 20) {
                throw new ExpressionError(call.at(), "日期应写作 日期(2023, 6, 1)");
            }
            parts[i] = value.numerator().intValueExact();
        }
        try {
            return new Temporal.Day(LocalDate.of(parts[0], parts[1], parts[2]));
        } catch (DateTimeException e) {
            throw new ExpressionError(call.at(), "没有这个日期");
        }
    }

    private Numeric amountOf(Syntax.Call call) throws ExpressionError {
        String id = policyId(call);
        var kind = references.amountOf(id).orElseThrow(() -> new ExpressionError(call.at(), "政策“" + id + "”没有金额"));
        if (kind.ceiling() && !scope.ceiling()) {
            throw new ExpressionError(call.at(), "政策“" + id + "”的金额只是最高额，引用它的金额也须标明“最高: 是”");
        }
        return new Numeric.AmountOf(id, kind.unit());
    }

    private String policyId(Syntax.Call call) throws ExpressionError {
        expect(call, call.arguments().size() == 1, "一个加引号的政策编号");
        if (!(call.arguments().getFirst() instanceof Syntax.Quoted(String id, int at))) {
            throw new ExpressionError(call.at(), "政策编号要加引号");
        }
        if (!references.policyIds().contains(id)) {
            throw new ExpressionError(at, "没有编号为“" + id + "”的政策", NearestName.to(id, references.policyIds()));
        }
        referred.add(id);
        return id;
    }

    static void expect(Syntax.Call call, boolean holds, String needs) throws ExpressionError {
        if (!holds) {
            throw new ExpressionError(call.at(), "“" + call.function() + "”需要" + needs);
        }
    }
}
