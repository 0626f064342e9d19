package cn.huice.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The group of awards a policy belongs to, in all services, and how they go together.
 *
 * @param spans awards of the group count together where they agree in all of these; all of them, where empty
 * @param limit 合计上限: the most the awards that count together can add up to, 元; only of a cumulative or a matched group
 * @param matching what is matched; of a matched group only
 */
public record Stacking(
        String group, StackingRule rule, List<Span> spans, Optional<BigDecimal> limit, Optional<Matching> matching) {
    public Stacking {
        spans = List.copyOf(spans);
    }

    /** One that counts all awards of the group together, without limit. */
    public Stacking(String group, StackingRule rule) {
        this(group, rule, List.of(), Optional.empty());
    }

    /** One that matches nothing. */
    public Stacking(String group, StackingRule rule, List<Span> spans, Optional<BigDecimal> limit) {
        this(group, rule, spans, limit, Optional.empty());
    }
}
