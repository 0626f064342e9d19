package cn.huice.bench.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.bench.population.Population;
import cn.huice.policy.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnginesTest {
    private static final int ROWS = 3_000;
    private final Population population = new Population(1, Vocabulary.standard(), ThreeRules.attributes());
    private final Engine huice =
            new Interpreted(ThreeRules.book(Path.of(System.getProperty("huice.root"))), population, ROWS);

    @Test
    void java_by_hand_gives_the_same_answers_to_the_fen() {
        assertSame(new ByHand(population, ROWS));
    }

    @Test
    void dmn_gives_the_same_answers_to_the_fen() {
        assertSame(new DmnEngine(population, ROWS));
    }

    @Test
    void cel_gives_the_same_answers_but_for_a_few_fen() {
        var cel = new CelEngine(population, ROWS);
        var expected = new long[3];
        var actual = new long[3];
        for (int row = 0; row < ROWS; row++) {
            huice.reply(row, expected);
            cel.reply(row, actual);
            for (int rule = 0; rule < 3; rule++) {
                assertTrue(Math.abs(expected[rule] - actual[rule]) <= (expected[rule] > 0 ? 1 : 0), "subject " + row);
            }
        }
    }

    @Test
    void every_kind_of_answer_occurs() {
        var replies = new long[3];
        var kinds = new long[6];
        for (int row = 0; row < ROWS; row++) {
            huice.reply(row, replies);
            Arrays.stream(replies).forEach(reply -> kinds[reply > 0 ? 5 : (int) -reply]++);
        }
        assertTrue(Arrays.stream(kinds).allMatch(count -> count > 0), Arrays.toString(kinds));
    }

    private void assertSame(Engine other) {
        var different = Disagreement.between(huice, other);
        assertEquals(0, different.inAll(), different.example().orElse(""));
    }
}
