package cn.huice.policy.diff;

import cn.huice.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the versions of a policy differ: which came, which went, which say something else or for another time. */
final class VersionsDiff {
    private final Changes changes;

    VersionsDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(List<PolicyVersion> before, List<PolicyVersion> after) {
        var pairs = new TreeMap<LocalDate, PolicyVersion>();
        var gone = new ArrayList<>(before);
        var fresh = new ArrayList<>(after);
        pair(gone, fresh, pairs, true);
        pair(gone, fresh, pairs, false);
        gone.forEach(old -> changes.say("取消版本：" + span(old)));
        for (PolicyVersion now : after) {
            PolicyVersion old = pairs.get(now.effectiveFrom());
            if (old == null) {
                added(now, after);
            } else {
                changed(old, now);
            }
        }
    }

    /** Versions that begin on the same day are the same version; then those that say the same from another day. */
    private static void pair(
            List<PolicyVersion> gone, List<PolicyVersion> fresh, Map<LocalDate, PolicyVersion> pairs, boolean byDay) {
        for (PolicyVersion old : List.copyOf(gone)) {
            Changes.take(
                            old,
                            fresh,
                            (one, other) ->
                                    byDay ? one.effectiveFrom().equals(other.effectiveFrom()) : saysTheSame(one, other))
                    .ifPresent(now -> {
                        gone.remove(old);
                        pairs.put(now.effectiveFrom(), old);
                    });
        }
    }

    private static boolean saysTheSame(PolicyVersion one, PolicyVersion other) {
        var changes = new Changes();
        content(one, other, changes);
        return changes.lines().isEmpty();
    }

    private static void content(PolicyVersion before, PolicyVersion after, Changes changes) {
        new RequirementDiff(changes).compare(before.requirement(), after.requirement());
        new CalculationDiff(changes).compare(before.calculation(), after.calculation());
        DayRuleDiff.compare(before.dayRule(), after.dayRule(), changes);
        ClausesDiff.compare(before.clauses(), after.clauses(), changes);
    }

    private void changed(PolicyVersion before, PolicyVersion after) {
        Changes here = changes.at(after.effectiveFrom() + " 起的版本");
        here.compare(
                "生效日", before.effectiveFrom().toString(), after.effectiveFrom().toString());
        here.compare("失效日", lastDay(before), lastDay(after));
        content(before, after, here);
    }

    /** A new version is told by what it says otherwise than the one before it. */
    private void added(PolicyVersion fresh, List<PolicyVersion> after) {
        changes.say("新增版本：" + span(fresh));
        Changes here = changes.at(fresh.effectiveFrom() + " 起的版本");
        Optional<PolicyVersion> earlier = after.stream()
                .filter(version -> version.effectiveFrom().isBefore(fresh.effectiveFrom()))
                .max(Comparator.comparing(PolicyVersion::effectiveFrom));
        if (earlier.isPresent()) {
            content(earlier.get(), fresh, here.at("与前一版本相比"));
        } else {
            here.say("条件为" + RequirementDiff.words(fresh.requirement()));
            fresh.calculation().ifPresent(calculation -> here.say("金额为 " + CalculationDiff.words(calculation)));
            fresh.dayRule().ifPresent(rule -> here.say("日期为 " + DayRuleDiff.words(rule)));
            ClausesDiff.compare(List.of(), fresh.clauses(), here);
        }
    }

    private static String lastDay(PolicyVersion version) {
        return version.effectiveUntil().map(LocalDate::toString).orElse("");
    }

    private static String span(PolicyVersion version) {
        return version.effectiveFrom() + " 起"
                + version.effectiveUntil().map(last -> "，至 " + last + " 止").orElse("，未定期限");
    }
}
