package cn.huice.casework.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody searches for.
 *
 * @param terms the words that matter, in their order
 */
record Question(List<String> terms) {
    static final int MOST_TERMS = 20;

    private static final Pattern BETWEEN = Pattern.compile("[\\s，。、；：？！,.;:?!（）()“”\"《》]+");
    /** Words of asking that say nothing of the matter. */
    private static final Pattern ASKING = Pattern.compile(
            "怎么样|怎么|怎样|如何|什么|哪些|哪个|有没有|能不能|可不可以|可以|能够|多少钱|多少|请问|我想|我要|我们|我的|需要|应该|是否|吗|呢|的|了|和|与|在|给|对");

    static Question of(String words, Synonyms synonyms) {
        Set<String> terms = new LinkedHashSet<>();
        for (String part : BETWEEN.split(words.strip())) {
            cut(part, synonyms).stream()
                    .flatMap(piece -> synonyms.of(piece).size() > 1
                            ? List.of(piece).stream()
                            : List.of(ASKING.split(piece)).stream())
                    .filter(piece -> !piece.isBlank())
                    .forEach(terms::add);
        }
        return new Question(terms.stream().limit(MOST_TERMS).toList());
    }

    /** Takes known words out of a run of characters: 机器人补助 is 机器人 and 补助. */
    private static List<String> cut(String run, Synonyms synonyms) {
        var pieces = new ArrayList<String>();
        var unknown = new StringBuilder();
        for (int i = 0; i < run.length(); ) {
            String known = synonyms.at(run, i);
            if (known.isEmpty()) {
                unknown.append(run.charAt(i++));
            } else {
                if (!unknown.isEmpty()) {
                    pieces.add(unknown.toString());
                    unknown.setLength(0);
                }
                pieces.add(known);
                i += known.length();
            }
        }
        if (!unknown.isEmpty()) {
            pieces.add(unknown.toString());
        }
        return pieces;
    }
}
