package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Predicate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a formula may build on besides facts.
 *
 * @param steps names and units of the steps before it
 * @param days names of the steps before it that give a day
 * @param routes the policy's named ways in, and what they ask
 * @param ceiling the result is a ceiling, so ceilings of other policies may go into it
 */
public record Scope(Map<String, Unit> steps, Set<String> days, Map<String, Predicate> routes, boolean ceiling) {
    public static final Scope NONE = new Scope(Map.of(), Set.of(), Map.of(), false);

    /** The names of all steps. */
    Collection<String> names() {
        var names = new HashSet<>(steps.keySet());
        names.addAll(days);
        return names;
    }
}
