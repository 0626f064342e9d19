package cn.huice.policy;

import cn.huice.policy.expression.Expressions;
import cn.huice.policy.expression.Scope;
import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.tree.Temporal;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads 日期: named steps that give numbers or days, of which the last is the day that comes out. */
final class DayRuleReader {
    private final Expressions expressions;
    private final Map<String, Predicate> routes;
    private final Problems problems;
    private final Map<String, Unit> numbers = new LinkedHashMap<>();
    private final Set<String> days = new HashSet<>();
    private final List<DayRule.Step> steps = new ArrayList<>();

    DayRuleReader(Expressions expressions, Map<String, Predicate> routes, Problems problems) {
        this.expressions = expressions;
        this.routes = routes;
        this.problems = problems;
    }

    Optional<DayRule> read(Yaml node) {
        List<Yaml> written = Fields.of(node, problems, List.of("步骤")).items("步骤");
        if (written.isEmpty()) {
            problems.add(node.at(), "“日期”至少要有一个步骤");
            return Optional.empty();
        }
        for (Yaml step : written) {
            if (!step(step)) {
                return Optional.empty();
            }
        }
        if (!(steps.getLast().formula() instanceof Temporal)) {
            problems.add(written.getLast().at(), "最后一步“" + steps.getLast().name() + "”应得出日期");
        }
        return Optional.of(new DayRule(steps));
    }

    private Scope scope() {
        return new Scope(numbers, days, routes, false);
    }

    /** Later steps build on this one: whether it makes sense to read on. */
    private boolean step(Yaml node) {
        Optional<WrittenStep> written = WrittenStep.of(node, this::isFree, problems);
        Optional<Expression> formula = written.flatMap(step -> step.isTable()
                ? step.table(new TableReader(expressions, scope(), problems)).map(Expression.class::cast)
                : step.formula(text -> expressions.numberOrDay(text, scope()), problems));
        formula.ifPresent(meaning -> {
            WrittenStep step = written.get();
            steps.add(new DayRule.Step(step.name(), meaning, step.text(), step.article(), step.expression()));
            if (meaning instanceof Numeric number) {
                numbers.put(step.name(), number.unit());
            } else {
                days.add(step.name());
            }
        });
        return formula.isPresent();
    }

    private boolean isFree(String name) {
        return !numbers.containsKey(name) && !days.contains(name) && expressions.isFree(name);
    }
}
