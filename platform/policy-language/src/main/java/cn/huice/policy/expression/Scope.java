package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Predicate;
import java.util.Map;

/**
 * What a formula may build on besides facts.
 *
 * @param steps names and units of the steps before it
 * @param routes the policy's named ways in, and what they ask
 * @param ceiling the result is a ceiling, so ceilings of other policies may go into it
 */
public record Scope(Map<String, Unit> steps, Map<String, Predicate> routes, boolean ceiling) {
    public static final Scope NONE = new Scope(Map.of(), Map.of(), false);
}
