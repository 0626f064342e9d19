package cn.huice.policy.diff;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.Calculation.Bound;
import cn.huice.policy.tree.Calculation.Cumulative;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How two ways to find an amount differ. */
final class CalculationDiff {
    private final Changes changes;

    /** A bound or a cumulative limit. */
    private record Limit(Object meaning, String text, String article) {
        static Limit of(Cumulative cumulative) {
            return new Limit(
                    List.of(cumulative.limit(), cumulative.received()), cumulative.text(), cumulative.article());
        }
    }

    CalculationDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(Optional<Calculation> before, Optional<Calculation> after) {
        if (before.isPresent() && after.isPresent()) {
            compare(before.get(), after.get());
        } else if (before.isPresent()) {
            changes.say("不再有金额");
        } else if (after.isPresent()) {
            changes.say("新增金额：" + words(after.get()));
        }
    }

    private void compare(Calculation before, Calculation after) {
        new StepsDiff(changes).compare(steps(before), steps(after));
        limit("上限", limit(before.cap()), limit(after.cap()));
        limit("下限", limit(before.floor()), limit(after.floor()));
        limit("累计上限", before.cumulative().map(Limit::of), after.cumulative().map(Limit::of));
        limit("审定额", limit(before.decided()), limit(after.decided()));
        changes.compare("舍入", rounding(before), rounding(after));
        changes.compare("金额的单位", before.unit().label(), after.unit().label());
        if (before.ceiling() != after.ceiling()) {
            changes.say(after.ceiling() ? "金额改为最高额，由机关在额度内确定" : "金额改为确数，不再只是最高额");
        }
    }

    private void limit(String name, Optional<Limit> before, Optional<Limit> after) {
        if (before.isPresent() && after.isPresent()) {
            if (!before.get().meaning().equals(after.get().meaning())) {
                changes.changed(name, before.get().text(), after.get().text());
            }
            changes.compare(name + "的依据", before.get().article(), after.get().article());
        } else {
            before.ifPresent(old -> changes.say("取消" + name + "，原为 " + old.text()));
            after.ifPresent(now -> changes.say("新增" + name + " " + now.text() + "（" + now.article() + "）"));
        }
    }

    /** Bounds begin with their key. */
    private static String figure(Bound bound) {
        return bound.text().replaceFirst("^\\S*(上限|下限|审定额) ", "");
    }

    private static Optional<Limit> limit(Optional<Bound> bound) {
        return bound.map(each -> new Limit(each.value(), figure(each), each.article()));
    }

    private static String rounding(Calculation calculation) {
        String mode = switch (calculation.rounding().mode()) {
            case HALF_UP -> "四舍五入";
            case UP -> "向上取整";
            case DOWN -> "舍去尾数";
        };
        Fraction step =
                calculation.rounding().step().dividedBy(calculation.unit().factor());
        return mode + "到 " + step.toPlainString() + calculation.unit().label();
    }

    private static List<StepsDiff.Step> steps(Calculation calculation) {
        return calculation.steps().stream()
                .map(step ->
                        new StepsDiff.Step(step.name(), step.formula(), step.text(), step.article(), step.expression()))
                .toList();
    }

    /** All of it in one line. */
    static String words(Calculation calculation) {
        var all = new ArrayList<String>();
        steps(calculation).forEach(step -> all.add(step.words()));
        calculation.cap().ifPresent(cap -> all.add("上限 " + figure(cap)));
        calculation.floor().ifPresent(floor -> all.add("下限 " + figure(floor)));
        all.add((calculation.ceiling() ? "最高额，" : "") + "单位 "
                + calculation.unit().label());
        return String.join("；", all);
    }
}
