package cn.huice.policy.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.SortedMap;

/** A condition that is not met: where it is written, what it says, and the facts that speak against it. */
public record Finding(String article, String text, SortedMap<AttributeKey, Fact> used) {}
