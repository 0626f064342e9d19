package cn.huice.policy.diff;

import cn.huice.policy.tree.Requirement;
import cn.huice.policy.tree.Requirement.All;
import cn.huice.policy.tree.Requirement.AtLeast;
import cn.huice.policy.tree.Requirement.Check;
import cn.huice.policy.tree.Requirement.Not;
import cn.huice.policy.tree.Requirement.Route;
import cn.huice.policy.tree.Requirement.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** How conditions differ. The order of conditions means nothing, nor do groups of one. */
final class RequirementDiff {
    /** What counts as the same condition, changed: from the surest sign to the weakest. */
    private static final List<BiPredicate<Requirement, Requirement>> KINSHIP = List.of(
            (one, other) -> meaning(one).equals(meaning(other)),
            (one, other) -> one instanceof Check a
                    && other instanceof Check b
                    && a.test().equals(b.test()),
            (one, other) -> one instanceof Check a
                    && other instanceof Check b
                    && a.article().equals(b.article()),
            (one, other) -> !(one instanceof Check) && one.getClass() == other.getClass());

    private final Changes changes;

    RequirementDiff(Changes changes) {
        this.changes = changes;
    }

    void compare(Requirement before, Requirement after) {
        var one = plain(before);
        var other = plain(after);
        switch (one) {
            case All(var old) when other instanceof All(var now) -> parts(old, now);
            case AtLeast(int count, var old)
            when other instanceof AtLeast(int counted, var now) -> {
                changes.compare("条件组", needed(count), needed(counted));
                parts(old, now);
            }
            case Not(var old)
            when other instanceof Not(var now) -> new RequirementDiff(changes.at("“非”之下")).compare(old, now);
            case Check old when other instanceof Check now -> checks(old, now);
            case Routes(var old) when other instanceof Routes(var now) -> routes(old, now);
            case All(var old)
            when other instanceof AtLeast(int count, var now) && haveTheSameMeaning(old, now) ->
                changes.compare("条件组", "全部", needed(count));
            case AtLeast(int count, var old)
            when other instanceof All(var now) && haveTheSameMeaning(old, now) ->
                changes.compare("条件组", needed(count), "全部");
            case All(var old) -> parts(old, List.of(other));
            case Requirement old when other instanceof All(var now) -> parts(List.of(old), now);
            default -> changes.say("条件改为：" + words(other) + "，原为：" + words(one));
        }
    }

    private void parts(List<Requirement> before, List<Requirement> after) {
        var gone = new ArrayList<>(before);
        var fresh = new ArrayList<>(after);
        for (var kin : KINSHIP) {
            for (Requirement old : List.copyOf(gone)) {
                Changes.take(old, fresh, kin).ifPresent(now -> {
                    gone.remove(old);
                    inGroup(old).compare(old, now);
                });
            }
        }
        gone.forEach(old -> changes.say("不再要求" + words(old)));
        fresh.forEach(now -> changes.say("新增条件" + words(now)));
    }

    private RequirementDiff inGroup(Requirement group) {
        return group instanceof AtLeast(int count, var parts)
                ? new RequirementDiff(changes.at("“" + needed(count) + "”之下"))
                : this;
    }

    private void checks(Check before, Check after) {
        String name = "条件（" + before.article() + "）";
        if (!before.test().equals(after.test())) {
            changes.compare(name, before.expression(), after.expression());
        }
        changes.compare("条件“" + after.text() + "”的依据", before.article(), after.article());
        changes.compare(name + "的说明", explanation(before), explanation(after));
        if (before.soft() != after.soft()) {
            changes.say(name + "“" + after.text() + "”改为" + (after.soft() ? "一般应当满足" : "必须满足"));
        }
    }

    private void routes(List<Route> before, List<Route> after) {
        var fresh = new ArrayList<>(after);
        for (Route old : before) {
            Changes.take(old, fresh, (one, other) -> one.name().equals(other.name()))
                    .ifPresentOrElse(
                            now -> {
                                changes.compare("途径“" + now.name() + "”的依据", old.article(), now.article());
                                new RequirementDiff(changes.at("途径“" + now.name() + "”"))
                                        .compare(old.part(), now.part());
                            },
                            () -> changes.say("取消途径" + words(old)));
        }
        fresh.forEach(now -> changes.say("新增途径" + words(now)));
    }

    /** What stands beside the expression, not the expression again. */
    private static String explanation(Check check) {
        return check.text().equals(check.expression()) ? "" : check.text();
    }

    /** Equal for what means the same, however it is laid out; two of a kind count as two. */
    private static Object meaning(Requirement requirement) {
        return switch (requirement) {
            case Check check -> new Check(check.test(), explanation(check), check.article(), check.soft(), "");
            case All(var parts) -> List.of("all", meanings(parts));
            case AtLeast(int count, var parts) -> List.of(count, meanings(parts));
            case Not(var part) -> List.of("not", meaning(part));
            case Routes(var routes) ->
                routes.stream()
                        .map(route -> List.of(route.name(), route.article(), meaning(route.part())))
                        .collect(Collectors.toSet());
        };
    }

    private static boolean haveTheSameMeaning(List<Requirement> some, List<Requirement> others) {
        return meanings(some).equals(meanings(others));
    }

    private static Map<Object, Long> meanings(List<Requirement> parts) {
        return parts.stream().collect(Collectors.groupingBy(RequirementDiff::meaning, Collectors.counting()));
    }

    /** Without groups in groups and groups of one, which mean nothing. */
    private static Requirement plain(Requirement requirement) {
        return switch (requirement) {
            case All(var parts) -> {
                var flat = flat(parts);
                yield flat.size() == 1 ? flat.getFirst() : new All(flat);
            }
            case AtLeast(int count, var parts) when count == parts.size() -> plain(new All(parts));
            case AtLeast(int count, var parts) ->
                new AtLeast(count, parts.stream().map(RequirementDiff::plain).toList());
            case Not(Not(var inner)) -> plain(inner);
            case Not(var part) -> new Not(plain(part));
            case Routes(var routes) ->
                new Routes(routes.stream()
                        .map(route -> new Route(route.name(), plain(route.part()), route.article()))
                        .toList());
            case Check check -> check;
        };
    }

    private static List<Requirement> flat(List<Requirement> parts) {
        return parts.stream()
                .map(RequirementDiff::plain)
                .flatMap(part -> part instanceof All(var inner) ? inner.stream() : List.of(part).stream())
                .toList();
    }

    private static String needed(int count) {
        return count == 1 ? "任一" : "至少" + count + "项";
    }

    /** In one line, with articles. */
    static String words(Requirement requirement) {
        return switch (requirement) {
            case Check check ->
                "“" + check.text() + "”（" + check.article() + (check.soft() ? "，一般" : "") + "）"
                        + (explanation(check).isEmpty() ? "" : "，即 " + check.expression());
            case All(var parts) -> parts.isEmpty() ? "无条件" : "全部【" + joined(parts) + "】";
            case AtLeast(int count, var parts) -> needed(count) + "【" + joined(parts) + "】";
            case Not(var part) -> "非【" + words(part) + "】";
            case Routes(var routes) ->
                "任一途径【"
                        + String.join(
                                "；", routes.stream().map(RequirementDiff::words).toList()) + "】";
        };
    }

    private static String words(Route route) {
        return "“" + route.name() + "”（" + route.article() + "）：" + words(route.part());
    }

    private static String joined(List<Requirement> parts) {
        return String.join("；", parts.stream().map(RequirementDiff::words).toList());
    }
}
