package cn.huice.policy.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the explanation.
 *
 * @param article where the condition or step is written, e.g. 第七条（一）
 * @param text the condition or step in words
 * @param state MET also stands for a step that could be computed
 * @param used the facts it looked at
 * @param result what a step gave, a plain decimal in the step's unit
 */
public record TraceLine(
        String article, String text, State state, SortedMap<AttributeKey, Fact> used, Optional<String> result) {

    public TraceLine {
        used = used.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(used));
    }
}
