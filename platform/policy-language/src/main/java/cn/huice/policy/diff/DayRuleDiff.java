package cn.huice.policy.diff;

import cn.huice.policy.tree.DayRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How two ways to find a day differ. */
final class DayRuleDiff {
    private DayRuleDiff() {}

    static void compare(Optional<DayRule> before, Optional<DayRule> after, Changes changes) {
        if (before.isPresent() && after.isPresent()) {
            new StepsDiff(changes).compare(steps(before.get()), steps(after.get()));
        } else if (before.isPresent()) {
            changes.say("不再有日期");
        } else if (after.isPresent()) {
            changes.say("新增日期：" + words(after.get()));
        }
    }

    /** All of it in one line. */
    static String words(DayRule rule) {
        return steps(rule).stream().map(StepsDiff.Step::words).collect(Collectors.joining("；"));
    }

    private static List<StepsDiff.Step> steps(DayRule rule) {
        return rule.steps().stream()
                .map(step ->
                        new StepsDiff.Step(step.name(), step.formula(), step.text(), step.article(), step.expression()))
                .toList();
    }
}
