package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Two attributes say the same: texts as they are, codes by their Chinese names. */
final class Same extends Condition {
    /** With more words it is sooner done row by row. */
    private static final int MOST_WORDS = 100;

    private final int left;
    private final int right;
    private final Map<String, String> leftNames;
    private final Map<String, String> rightNames;

    Same(int id, int left, Attribute leftAttribute, int right, Attribute rightAttribute) {
        super(id);
        this.left = left;
        this.right = right;
        this.leftNames = names(leftAttribute);
        this.rightNames = names(rightAttribute);
    }

    private static Map<String, String> names(Attribute attribute) {
        var names = new HashMap<String, String>();
        for (Code code : attribute.codes()) {
            names.put(code.code(), code.name());
        }
        return names;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        if (frame.segment(left) instanceof CodedSegment one && frame.segment(right) instanceof CodedSegment other) {
            if (one.dictionary().size() <= MOST_WORDS) {
                wordByWord(frame, one, other, result);
            } else {
                frame.oneByOne(this, rows, result);
            }
        } else {
            frame.open(result);
        }
    }

    private void wordByWord(Frame frame, CodedSegment one, CodedSegment other, Bits result) {
        long[] found = frame.vectors().fresh();
        long[] ones = frame.vectors().fresh();
        long[] others = frame.vectors().fresh();
        Arrays.fill(result.sure, 0);
        for (int number = 0; number < one.dictionary().size(); number++) {
            String word = one.dictionary().word(number);
            one.slices().equal(number, found);
            Words.expand(found, one.known, ones);
            for (int each : numbers(leftNames.getOrDefault(word, word), other.dictionary())) {
                other.slices().equal(each, found);
                Words.expand(found, other.known, others);
                Words.and(others, ones);
                Words.or(result.sure, others);
            }
        }
        Frame.openWhereUnknown(one, result);
        long[] sure = frame.vectors().copy(result.sure);
        long[] possible = frame.vectors().copy(result.possible);
        Frame.openWhereUnknown(other, result);
        Words.and(result.sure, sure);
        Words.or(result.possible, possible);
    }

    /** What the right attribute says in words of this name. */
    private int[] numbers(String name, Dictionary words) {
        var codes = Stream.concat(
                rightNames.keySet().stream().filter(code -> rightNames.get(code).equals(name)),
                Stream.of(name).filter(text -> !rightNames.containsKey(text)));
        return codes.mapToInt(words::find).filter(number -> number >= 0).toArray();
    }

    @Override
    Truth test(Row row) {
        String one = name(row.value(left), leftNames);
        String other = name(row.value(right), rightNames);
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.equals(other));
    }

    private static String name(Value value, Map<String, String> names) {
        return switch (value) {
            case null -> null;
            case Value.Symbol(String code) -> names.getOrDefault(code, code);
            case Value.Text(String text) -> text;
            default -> throw new IllegalStateException("neither code nor text");
        };
    }

    @Override
    int cost() {
        return 10_000;
    }

    @Override
    boolean isWholesale() {
        return false;
    }
}
