package cn.huice.policy;

import cn.huice.policy.tree.Predicate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Whether two rows of a table can both apply. */
final class Overlap {
    private Overlap() {}

    /** @param one cells by axis; the cell 其他 is no condition and overlaps on purpose */
    static boolean isCertain(List<Optional<Predicate>> one, List<Optional<Predicate>> other) {
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).isEmpty() || other.get(i).isEmpty()) {
                return false;
            }
            if (!isCertain(one.get(i).get(), other.get(i).get())) {
                return false;
            }
        }
        return !one.isEmpty();
    }

    private static boolean isCertain(Predicate one, Predicate other) {
        if (one instanceof Predicate.OneOf(var attribute, var codes)
                && other instanceof Predicate.OneOf(var sameAttribute, var otherCodes)) {
            return !Collections.disjoint(codes, otherCodes);
        }
        Optional<Interval> mine = Interval.of(one);
        Optional<Interval> theirs = Interval.of(other);
        if (mine.isPresent() && theirs.isPresent()) {
            return mine.get().meets(theirs.get());
        }
        return one.equals(other);
    }
}
