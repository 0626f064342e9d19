package cn.huice.policy.testing;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.yaml.Position;
import java.time.LocalDate;
import java.util.Map;

/** One example: on such a day, with such facts, this is what must come out. */
record TestCase(String name, Position at, LocalDate asOf, Map<AttributeKey, Fact> facts, Expectation expected) {}
