package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.Set;

/** A code or a text is one of these. */
final class CodeIn extends Condition {
    private final int slot;
    private final Set<String> words;

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
        for (String word : words) {
            int number = segment.dictionary().find(word);
            if (number >= 0) {
                segment.slices().equal(number, one);
                Words.or(any, one);
            }
        }
        Frame.settle(segment, any, result);
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
