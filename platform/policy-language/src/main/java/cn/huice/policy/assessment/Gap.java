package cn.huice.policy.assessment;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why something has no value yet.
 *
 * @param needs missing facts that can still decide it
 * @param reasons what no fact can settle, so that an officer must: division by zero, a soft rule not kept
 */
record Gap(SortedSet<AttributeKey> needs, SortedSet<String> reasons) {
    Gap {
        needs = Collections.unmodifiableSortedSet(needs);
        reasons = Collections.unmodifiableSortedSet(reasons);
    }

    static Gap missing(AttributeKey key) {
        return new Gap(new TreeSet<>(Set.of(key)), new TreeSet<>());
    }

    static Gap undecidable(String reason) {
        return new Gap(new TreeSet<>(), new TreeSet<>(Set.of(reason)));
    }

    /** Everything that is open in several answers; empty if nothing is. */
    static Gap of(List<? extends Answer<?>> answers) {
        Gap only = only(answers);
        if (only != null) {
            return only;
        }
        var needs = new TreeSet<AttributeKey>();
        var reasons = new TreeSet<String>();
        for (Answer<?> answer : answers) {
            if (answer instanceof Answer.Open<?>(Gap gap)) {
                needs.addAll(gap.needs);
                reasons.addAll(gap.reasons);
            }
        }
        return new Gap(needs, reasons);
    }

    /** The gap of the only answer that is open; null if several are, or none. */
    private static Gap only(List<? extends Answer<?>> answers) {
        Gap only = null;
        for (Answer<?> answer : answers) {
            if (answer instanceof Answer.Open<?>(Gap gap)) {
                if (only != null) {
                    return null;
                }
                only = gap;
            }
        }
        return only;
    }
}
