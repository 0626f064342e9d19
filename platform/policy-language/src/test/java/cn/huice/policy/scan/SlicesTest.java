package cn.huice.policy.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.policy.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers come out as they went in, wherever they were put in and taken out, in dense planes and sparse ones. */
class SlicesTest {
    private final Random random = new Random(11);
    private final Slices slices = new Slices();
    private final List<Long> numbers = new ArrayList<>();

    /** Most are small, few are large, some negative: so that planes are of all kinds. */
    private long number() {
        long number = random.nextLong(1 << random.nextInt(1, 8));
        if (random.nextInt(50) == 0) {
            number = random.nextLong(1L << random.nextInt(1, 62));
        }
        return random.nextInt(200) == 0 ? -number : number;
    }

    private void insert(int position, long number) {
        slices.insert(position, number);
        numbers.add(position, number);
    }

    private void check() {
        long[] found = Words.padded();
        for (int i = 0; i < numbers.size(); i++) {
            assertEquals(numbers.get(i), slices.get(i));
        }
        for (int turn = 0; turn < 8; turn++) {
            long bound = turn == 0 || numbers.isEmpty()
                    ? number()
                    : numbers.get(random.nextInt(numbers.size())) + random.nextInt(3) - 1;
            slices.less(bound, found);
            for (int i = 0; i < numbers.size(); i++) {
                assertEquals(numbers.get(i) < bound, Words.has(found, i));
            }
            slices.equal(bound, found);
            for (int i = 0; i < numbers.size(); i++) {
                assertEquals(numbers.get(i) == bound, Words.has(found, i));
            }
        }
    }

    @Test
    void numbers_are_put_behind_the_last() {
        for (int i = 0; i < Words.ROWS; i++) {
            insert(i, number());
            if (i % 777 == 0) {
                check();
            }
        }
        check();
    }

    @Test
    void numbers_are_put_in_anywhere_and_taken_out() {
        for (int turn = 0; turn < 8000; turn++) {
            boolean more = random.nextInt(5) > turn / 2500;
            if (numbers.isEmpty() || more && numbers.size() < Words.ROWS) {
                insert(random.nextInt(numbers.size() + 1), number());
            } else {
                int position = random.nextInt(numbers.size());
                slices.remove(position);
                numbers.remove(position);
            }
            if (turn % 500 == 0) {
                check();
            }
        }
    }

    @Test
    void a_copy_keeps_its_numbers() {
        for (int i = 0; i < 1000; i++) {
            insert(i, number());
        }
        Slices copy = slices.copy();
        for (int i = 0; i < 1000; i += 2) {
            copy.remove(i / 2);
        }
        copy.insert(0, Long.MAX_VALUE >> 2);
        check();
    }

    @Test
    void all_numbers_are_multiplied() {
        for (int i = 0; i < 300; i++) {
            insert(i, number() >> 10);
        }
        slices.multiply(100);
        numbers.replaceAll(number -> number * 100);
        check();
    }

    @Test
    void unpacked_numbers_are_those_of_their_rows() {
        for (int turn = 0; turn < 20; turn++) {
            var segment = new NumberSegment();
            var expected = new long[Words.ROWS];
            long[] rows = Words.none();
            for (int row = 0; row < Words.ROWS; row++) {
                if (random.nextInt(3) > 0) {
                    expected[row] = turn % 2 == 0 ? random.nextLong(1L << turn + 10) : number() >> 3;
                    segment.put(row, number(expected[row]));
                    Words.put(rows, row, random.nextBoolean());
                }
            }
            var lanes = new Lanes();
            lanes.turnTo(rows);
            var unpacked = new Unpacked();
            unpacked.turnTo(turn, segment);
            var found = new long[Words.ROWS];
            unpacked.read(lanes, found);
            long power = segment.power().numerator().longValueExact();
            long per = segment.power().denominator().longValueExact();
            for (int lane = 0; lane < lanes.count(); lane++) {
                assertEquals(expected[lanes.row(lane)] * power, found[lane] * per);
            }
        }
    }

    private static Value number(long number) {
        return new Value.Num(BigDecimal.valueOf(number));
    }
}
