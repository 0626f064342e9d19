package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.ValueType;
import java.time.LocalDate;

/** Yes or no as one bit, days as days since 1970, codes and texts as their numbers in the dictionary. */
final class CodedSegment extends SlicedSegment {
    private final ValueType type;
    private final Dictionary dictionary;

    CodedSegment(ValueType type, Dictionary dictionary) {
        this(type, dictionary, Words.none(), new Slices());
    }

    private CodedSegment(ValueType type, Dictionary dictionary, long[] known, Slices slices) {
        super(known, slices);
        this.type = type;
        this.dictionary = dictionary;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    @Override
    void write(int row, Value value) {
        insert(
                row,
                switch (value) {
                    case Value.Truth(boolean truth) -> truth ? 1 : 0;
                    case Value.Day(LocalDate day) -> day.toEpochDay();
                    case Value.Symbol(String code) -> dictionary.add(code);
                    case Value.Text(String text) -> dictionary.add(text);
                    case Value.Num number -> throw new IllegalArgumentException("number");
                    case Value.Symbols symbols -> throw new IllegalArgumentException("set");
                });
    }

    @Override
    Value read(int row) {
        long code = whole(row);
        return switch (type) {
            case BOOLEAN -> new Value.Truth(code != 0);
            case DATE -> new Value.Day(LocalDate.ofEpochDay(code));
            case ENUM -> new Value.Symbol(dictionary.word((int) code));
            default -> new Value.Text(dictionary.word((int) code));
        };
    }

    @Override
    Segment copy() {
        return new CodedSegment(type, dictionary, known.clone(), slices().copy());
    }
}
