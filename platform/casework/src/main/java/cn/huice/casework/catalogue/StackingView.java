package cn.huice.casework.catalogue;

import cn.huice.casework.sql.Money;
import cn.huice.policy.Span;
import cn.huice.policy.Stacking;
import java.util.List;

/**
 * Which awards, in all services, one is weighed against, and how.
 *
 * @param rule HIGHEST_ONLY, EXCLUSIVE or CUMULATIVE
 * @param per what awards of the group must share to count together: year, project, attribute keys; empty for all
 * @param limit the most they add up to, 元; null without one
 */
public record StackingView(String group, String rule, List<String> per, String limit) {

    public static StackingView of(Stacking stacking) {
        return new StackingView(
                stacking.group(),
                stacking.rule().name(),
                stacking.spans().stream().map(Span::key).toList(),
                stacking.limit().map(Money::text).orElse(null));
    }
}
