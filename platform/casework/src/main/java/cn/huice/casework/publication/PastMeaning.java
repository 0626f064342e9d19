package cn.huice.casework.publication;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether two texts of a policy say the same about days gone by. Wording and articles count: they are what is explained. */
final class PastMeaning {
    private PastMeaning() {}

    /** The first day before {@code until} on which they differ. */
    static Optional<LocalDate> firstDifference(Policy before, Policy after, LocalDate until) {
        SortedSet<LocalDate> turns = new TreeSet<>();
        addTurns(turns, before);
        addTurns(turns, after);
        return turns.headSet(until).stream()
                .filter(day -> !same(before.versionOn(day), after.versionOn(day)))
                .findFirst();
    }

    private static void addTurns(SortedSet<LocalDate> turns, Policy policy) {
        for (PolicyVersion version : policy.versions()) {
            turns.add(version.effectiveFrom());
            version.effectiveUntil().ifPresent(last -> turns.add(last.plusDays(1)));
        }
    }

    private static boolean same(Optional<PolicyVersion> before, Optional<PolicyVersion> after) {
        return before.map(PolicyVersion::requirement).equals(after.map(PolicyVersion::requirement))
                && before.flatMap(PolicyVersion::calculation).equals(after.flatMap(PolicyVersion::calculation));
    }
}
