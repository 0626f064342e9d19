package cn.huice.policy.explain;

import cn.huice.policy.assessment.TraceLine;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the line of a trace that tells what became of a condition or step, and keeps which lines were found. */
final class TraceIndex {
    private final List<TraceLine> lines;
    private final Set<TraceLine> found = Collections.newSetFromMap(new IdentityHashMap<>());

    TraceIndex(List<TraceLine> lines) {
        this.lines = lines;
    }

    /** Lines also name the row of a table that applied or why an officer must decide, and may be cited with its article instead. */
    Optional<TraceLine> find(String article, String text) {
        List<TraceLine> same = lines.stream()
                .filter(line -> line.text().equals(text)
                        || line.text().startsWith(text + "；适用：")
                        || line.text().startsWith(text + "；须人工审定："))
                .toList();
        Optional<TraceLine> line = same.stream()
                .filter(each -> each.article().endsWith(article))
                .min((one, other) -> Boolean.compare(found.contains(one), found.contains(other)))
                .or(() -> same.stream().findFirst());
        line.ifPresent(found::add);
        return line;
    }

    /** Lines nobody asked for, such as steps of other policies. */
    List<TraceLine> rest() {
        return lines.stream().filter(line -> !found.contains(line)).toList();
    }
}
