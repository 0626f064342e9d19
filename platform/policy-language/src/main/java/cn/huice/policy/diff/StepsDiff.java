package cn.huice.policy.diff;

import cn.huice.policy.tree.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the steps that lead to a result differ. */
final class StepsDiff {
    private final Changes changes;

    /** One step of a calculation or of a rule of days. */
    record Step(String name, Expression formula, String text, String article, String expression) {
        String words() {
            return text + "（" + article + "）";
        }

        /** What stands behind the formula in brackets. */
        String explanation() {
            String formula = name + " = " + expression;
            return text.length() > formula.length() + 2 && text.startsWith(formula)
                    ? text.substring(formula.length() + 1, text.length() - 1)
                    : "";
        }
    }

    StepsDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(List<Step> before, List<Step> after) {
        Map<String, Step> old = byName(before);
        Map<String, Step> now = byName(after);
        old.forEach((name, step) -> {
            if (now.containsKey(name)) {
                compare(step, now.get(name));
            } else {
                changes.say("取消步骤 " + step.words());
            }
        });
        now.forEach((name, step) -> {
            if (!old.containsKey(name)) {
                changes.say("新增步骤 " + step.words());
            }
        });
        String result = last(before);
        if (now.containsKey(result)) {
            changes.compare("作为结果的步骤", result, last(after));
        }
    }

    private void compare(Step before, Step after) {
        String label = "步骤“" + before.name + "”";
        if (!before.formula.equals(after.formula)) {
            changes.changed(label, before.expression, after.expression);
        }
        changes.compare(label + "的说明", before.explanation(), after.explanation());
        changes.compare(label + "的依据", before.article, after.article);
    }

    private static String last(List<Step> steps) {
        return steps.isEmpty() ? "" : steps.getLast().name;
    }

    private static Map<String, Step> byName(List<Step> steps) {
        var byName = new LinkedHashMap<String, Step>();
        steps.forEach(step -> byName.put(step.name, step));
        return byName;
    }
}
