package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.Set;

/** A code or a text is one of these. */
final class CodeIn extends Condition {
    private final int slot;
    private final Set<String> words;

    /** Where the words are in a dictionary of so many. */
    private record Found(Dictionary dictionary, int size, int[] numbers) {}

    private Found found;

    CodeIn(int id, int slot, Set<String> words) {
        super(id);
        this.slot = slot;
        this.words = Set.copyOf(words);
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (!(frame.segment(slot) instanceof CodedSegment segment)) {
            frame.open(result);
            return;
        }
        long[] any = frame.vectors().zero();
        long[] one = frame.vectors().fresh();
        for (int number : numbers(segment.dictionary())) {
            segment.slices().equal(number, one);
            Words.or(any, one);
        }
        Frame.settle(segment, any, result);
    }

    /** Threads that look up the same at once only do it twice. */
    private int[] numbers(Dictionary dictionary) {
        Found last = found;
        if (last == null || last.dictionary != dictionary || last.size != dictionary.size()) {
            int size = dictionary.size();
            int[] numbers = words.stream()
                    .mapToInt(dictionary::find)
                    .filter(number -> number >= 0)
                    .toArray();
            last = new Found(dictionary, size, numbers);
            found = last;
        }
        return last.numbers;
    }

    @Override
    Truth test(Row row) {
        return switch (row.value(slot)) {
            case null -> Truth.UNKNOWN;
            case Value.Symbol(String code) -> Truth.of(words.contains(code));
            case Value.Text(String text) -> Truth.of(words.contains(text));
            default -> throw new IllegalStateException("neither code nor text");
        };
    }

    @Override
    int cost() {
        return 2 + 4 * words.size();
    }
}
