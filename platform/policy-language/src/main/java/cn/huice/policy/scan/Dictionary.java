package cn.huice.policy.scan;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the codes or texts of a column, in order of first appearance; closed lists in their own order. */
final class Dictionary {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private volatile int size;

    Dictionary(Attribute attribute) {
        attribute.codes().stream().map(Code::code).forEach(this::add);
    }

    /** The word's number, new if need be. */
    synchronized int add(String word) {
        return numbers.computeIfAbsent(word, fresh -> {
            words.add(fresh);
            size = words.size();
            return size - 1;
        });
    }

    /** The word's number; negative if no row ever had it. */
    synchronized int find(String word) {
        return numbers.getOrDefault(word, -1);
    }

    int size() {
        return size;
    }

    synchronized String word(int number) {
        return words.get(number);
    }
}
