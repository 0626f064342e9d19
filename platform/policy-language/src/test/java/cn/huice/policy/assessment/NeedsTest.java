package cn.huice.policy.assessment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cn.huice.policy.PolicyErrors;
import cn.huice.policy.Written;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NeedsTest {
    private static final List<String> FLAGS = List.of("独角兽企业", "科技领军企业", "当年雏鹰企业", "当年瞪羚企业", "列入失信记录");
    private static final LocalDate DAY = LocalDate.of(2023, 6, 1);

    @Provide
    Arbitrary<String> conditions() {
        return conditions(3);
    }

    private static Arbitrary<String> conditions(int depth) {
        Arbitrary<String> flag = Arbitraries.of(FLAGS);
        if (depth == 0) {
            return flag;
        }
        Arbitrary<String> inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                flag,
                inner.map(one -> "非 (" + one + ")"),
                inner.flatMap(one -> inner.map(other -> "(" + one + ") 且 (" + other + ")")),
                inner.flatMap(one -> inner.map(other -> "(" + one + ") 或 (" + other + ")")));
    }

    /** What is asked for suffices; what was decided without it stays decided. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void giving_what_is_needed_decides(@ForAll("conditions") String condition, @ForAll long seed) throws PolicyErrors {
        var book = Written.book(Written.simple(condition, "1元"));
        var policy = book.all().iterator().next();
        var random = new Random(seed);
        Map<AttributeKey, Fact> known = new HashMap<>();
        FLAGS.stream().filter(flag -> random.nextBoolean()).forEach(flag -> known.put(Written.key(flag), fact(random)));

        Outcome first = new Assessor(book).assess(policy, DAY, Facts.of(known)).outcome();
        if (first instanceof Outcome.Unknown(var needs, boolean manual)) {
            assertFalse(manual || needs.isEmpty());
            needs.forEach(need -> known.put(need, fact(random)));
            Outcome then =
                    new Assessor(book).assess(policy, DAY, Facts.of(known)).outcome();
            assertFalse(then instanceof Outcome.Unknown, condition);
        } else {
            FLAGS.forEach(flag -> known.putIfAbsent(Written.key(flag), fact(random)));
            assertInstanceOf(
                    first.getClass(),
                    new Assessor(book).assess(policy, DAY, Facts.of(known)).outcome());
        }
    }

    private static Fact fact(Random random) {
        return new Fact(new Value.Truth(random.nextBoolean()), Standing.DECLARED, "申请人");
    }
}
