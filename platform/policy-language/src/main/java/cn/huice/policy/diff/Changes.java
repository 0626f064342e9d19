package cn.huice.policy.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Lines that say what changed, in the order they are found. */
final class Changes {
    private final String where;
    private final List<String> lines;

    private Changes(String where, List<String> lines) {
        this.where = where;
        this.lines = lines;
    }

    Changes() {
        this("", new ArrayList<>());
    }

    /** Lines said here begin with the place they are about. */
    Changes at(String place) {
        return new Changes(where + place + "：", lines);
    }

    /** Says it. */
    void say(String line) {
        lines.add(where + line);
    }

    /** Says it if two texts differ; an empty text is shown as 无. */
    void compare(String what, String before, String after) {
        if (!before.equals(after)) {
            say(what + "：" + shown(before) + " → " + shown(after));
        }
    }

    /** What one says otherwise than the other may lie in what both name: a table, a definition. */
    void changed(String what, String before, String after) {
        if (before.equals(after)) {
            say(what + "：算法有改动（" + after + "）");
        } else {
            compare(what, before, after);
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "无" : text;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first of the candidates that goes with one; it is taken out. */
    static <T> Optional<T> take(T one, Collection<T> candidates, BiPredicate<T, T> goesWith) {
        for (Iterator<T> each = candidates.iterator(); each.hasNext(); ) {
            T candidate = each.next();
            if (goesWith.test(one, candidate)) {
                each.remove();
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
