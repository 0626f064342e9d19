package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Sets of codes: for each code of the dictionary the rows whose set contains it, if any does. */
final class SetSegment extends Segment {
    private final Dictionary dictionary;
    private long[][] members;

    SetSegment(Dictionary dictionary) {
        this(dictionary, Words.none(), new long[0][]);
    }

    private SetSegment(Dictionary dictionary, long[] known, long[][] members) {
        super(known);
        this.dictionary = dictionary;
        this.members = members;
    }

    /** The rows whose set contains the code; null if none does. */
    long[] having(String code) {
        int number = dictionary.find(code);
        return number >= 0 && number < members.length ? members[number] : null;
    }

    /** For each of these codes, if any row has it, the rows whose set contains it. */
    List<long[]> having(Collection<String> codes) {
        return codes.stream().map(this::having).filter(Objects::nonNull).toList();
    }

    /** The same for all codes. */
    List<long[]> having() {
        return Arrays.stream(members).filter(Objects::nonNull).toList();
    }

    @Override
    void write(int row, Value value) {
        for (String code : ((Value.Symbols) value).codes()) {
            int number = dictionary.add(code);
            if (number >= members.length) {
                members = Arrays.copyOf(members, number + 1);
            }
            if (members[number] == null) {
                members[number] = Words.none();
            }
            Words.set(members[number], row);
        }
    }

    @Override
    void erase(int row) {
        for (long[] rows : members) {
            if (rows != null) {
                Words.unset(rows, row);
            }
        }
    }

    @Override
    Value read(int row) {
        var codes = new TreeSet<String>();
        for (int number = 0; number < members.length; number++) {
            if (members[number] != null && Words.has(members[number], row)) {
                codes.add(dictionary.word(number));
            }
        }
        return new Value.Symbols(codes);
    }

    @Override
    Segment copy() {
        long[][] copies = new long[members.length][];
        for (int number = 0; number < members.length; number++) {
            copies[number] = members[number] == null ? null : members[number].clone();
        }
        return new SetSegment(dictionary, known.clone(), copies);
    }

    @Override
    long bytes() {
        long bytes = super.bytes();
        for (long[] rows : members) {
            bytes += rows == null ? 0 : bytes(rows);
        }
        return bytes;
    }
}
