package cn.huice.policy.diff;

import cn.huice.policy.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** How the clauses of two versions differ; their order means nothing. */
final class ClausesDiff {
    private static final BiPredicate<Clause, Clause> SAME_TEXT =
            (one, other) -> one.text().equals(other.text());
    private static final BiPredicate<Clause, Clause> SAME_PLACE =
            (one, other) -> one.article().equals(other.article()) && one.kind() == other.kind();

    private ClausesDiff() {}

    static void compare(List<Clause> before, List<Clause> after, Changes changes) {
        var gone = new ArrayList<>(before);
        var fresh = new ArrayList<>(after);
        gone.removeIf(old -> Changes.take(old, fresh, Clause::equals).isPresent());
        for (BiPredicate<Clause, Clause> alike : List.of(SAME_TEXT, SAME_PLACE)) {
            gone.removeIf(old -> {
                Optional<Clause> now = Changes.take(old, fresh, alike);
                now.ifPresent(each -> changes.compare("条款", words(old), words(each)));
                return now.isPresent();
            });
        }
        gone.forEach(old -> changes.say("取消条款：" + words(old)));
        fresh.forEach(now -> changes.say("新增条款：" + words(now)));
    }

    private static String words(Clause clause) {
        return clause.kind().zh() + "：" + clause.text().strip() + "（" + clause.article() + "）";
    }
}
