package cn.huice.policy.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.vocabulary.AttributeKey;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KleeneTest {
    private static final Answer<Boolean> TRUE = Answer.known(true);
    private static final Answer<Boolean> FALSE = Answer.known(false);
    private static final Answer<Boolean> OPEN = new Answer.Open<>(Gap.missing(new AttributeKey("a.b")));

    @Test
    void the_truth_table_of_and() {
        assertEquals(TRUE, Kleene.all(List.of(TRUE, TRUE)));
        assertEquals(FALSE, Kleene.all(List.of(TRUE, FALSE)));
        assertEquals(OPEN, Kleene.all(List.of(TRUE, OPEN)));
        assertEquals(FALSE, Kleene.all(List.of(FALSE, OPEN)));
        assertEquals(OPEN, Kleene.all(List.of(OPEN, OPEN)));
        assertEquals(FALSE, Kleene.all(List.of(FALSE, FALSE)));
    }

    @Test
    void the_truth_table_of_or() {
        assertEquals(TRUE, Kleene.any(List.of(TRUE, FALSE)));
        assertEquals(TRUE, Kleene.any(List.of(TRUE, OPEN)));
        assertEquals(OPEN, Kleene.any(List.of(FALSE, OPEN)));
        assertEquals(FALSE, Kleene.any(List.of(FALSE, FALSE)));
        assertEquals(OPEN, Kleene.any(List.of(OPEN, OPEN)));
    }

    @Test
    void not_turns_what_is_known_and_leaves_what_is_open() {
        assertEquals(FALSE, Kleene.not(TRUE));
        assertEquals(TRUE, Kleene.not(FALSE));
        assertEquals(OPEN, Kleene.not(OPEN));
    }

    @Test
    void no_conditions_are_met() {
        assertEquals(TRUE, Kleene.all(List.of()));
    }

    /** An answer is known exactly if every way of filling the open parts gives it. */
    @Property
    void at_least_agrees_with_trying_every_completion(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 2) Integer> parts,
            @ForAll @IntRange(min = 1, max = 6) int wanted) {
        int count = Math.min(wanted, parts.size());
        long certain = parts.stream().filter(part -> part == 1).count();
        long open = parts.stream().filter(part -> part == 2).count();
        boolean always = certain >= count;
        boolean never = certain + open < count;

        var answer = Kleene.atLeast(
                count,
                parts.stream()
                        .map(part -> part == 0 ? FALSE : part == 1 ? TRUE : OPEN)
                        .toList());

        assertEquals(always ? TRUE : never ? FALSE : OPEN, answer);
    }
}
