package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Temporal;
import java.util.List;

/** Functions of days. */
final class DayCalls {
    private DayCalls() {}

    static Expression check(Function function, Syntax.Call call, Checker checker) throws ExpressionError {
        List<Temporal> days = checker.temporals(call.arguments());
        return switch (function) {
            case AGE -> {
                Calls.expect(call, days.size() == 1 || days.size() == 2, "出生日期，另可写算到哪一天");
                Temporal until = days.size() == 2 ? days.getLast() : new Temporal.AsOf();
                yield new Numeric.WholePeriods(days.getFirst(), until, Unit.YEAR);
            }
            case WHOLE_YEARS, WHOLE_MONTHS -> {
                Calls.expect(call, days.size() == 2, "两个日期：从、到");
                Unit unit = function == Function.WHOLE_YEARS ? Unit.YEAR : Unit.MONTH;
                yield new Numeric.WholePeriods(days.getFirst(), days.getLast(), unit);
            }
            case WORKING_DAYS -> {
                Calls.expect(call, days.size() == 2, "两个日期：从、到");
                yield new Numeric.WorkingDaysBetween(days.getFirst(), days.getLast());
            }
            case YEAR_OF -> {
                Calls.expect(call, days.size() == 1, "一个日期");
                yield new Numeric.YearOf(days.getFirst());
            }
            case EARLIEST, LATEST -> {
                Calls.expect(call, days.size() >= 2, "至少两个日期");
                yield new Temporal.Extreme(function == Function.LATEST, days);
            }
            default -> throw new IllegalStateException(function.name());
        };
    }
}
