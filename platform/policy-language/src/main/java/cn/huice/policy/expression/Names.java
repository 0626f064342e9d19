package cn.huice.policy.expression;

import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names that may stand in an expression: Chinese runs without spaces, so the longest known name is taken. */
final class Names {
    private final Set<String> known = new HashSet<>();
    private int longest;

    Names(Vocabulary vocabulary) {
        for (Attribute attribute : vocabulary.all()) {
            add(attribute.name());
            attribute.codes().stream().map(Code::name).forEach(this::add);
        }
        for (Function function : Function.values()) {
            add(function.zh());
        }
        add(Checker.AS_OF);
    }

    private Names(Names general) {
        known.addAll(general.known);
        longest = general.longest;
    }

    /** These names and the steps of a calculation. */
    Names with(Collection<String> steps) {
        if (steps.isEmpty()) {
            return this;
        }
        var all = new Names(this);
        steps.forEach(all::add);
        return all;
    }

    private void add(String name) {
        known.add(name);
        longest = Math.max(longest, name.length());
    }

    /** The longest known name at a place that ends where a word can end, or null. */
    String longestAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
            String candidate = text.substring(at, at + length);
            if (known.contains(candidate) && endsAt(text, at + length)) {
                return candidate;
            }
        }
        return null;
    }

    /** A known name may have a number right behind it: 合同期限3年以上. */
    private static boolean endsAt(String text, int at) {
        return Lexer.wordCanEndAt(text, at) || Character.isDigit(text.charAt(at));
    }
}
