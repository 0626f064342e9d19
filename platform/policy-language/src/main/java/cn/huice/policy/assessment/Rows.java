package cn.huice.policy.assessment;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Numeric.Pick;
import java.util.ArrayList;
import java.util.List;

/** Values of tables and scales; the interpreter remembers which row or band was applied. */
final class Rows {
    private Rows() {}

    /** A row that applies, or could: whether, and what it would give. */
    private record Candidate(Numeric.Row row, Answer<Boolean> when, Answer<Fraction> value) {}

    static Answer<Fraction> lookUp(Numeric.Table table, Interpreter interpreter) {
        var candidates = new ArrayList<Candidate>();
        for (Numeric.Row row : table.rows()) {
            Answer<Boolean> when = interpreter.truth(row.when());
            if (when.is(false)) {
                continue;
            }
            candidates.add(new Candidate(row, when, interpreter.number(row.value())));
            if (when.is(true) && table.pick() == Pick.FIRST) {
                break;
            }
        }
        if (candidates.isEmpty()) {
            return Answer.undecidable("“" + table.name() + "”没有适用的档次");
        }
        return table.pick() == Pick.FIRST
                ? first(candidates, interpreter)
                : best(candidates, table.pick() == Pick.HIGHEST, interpreter);
    }

    private static Answer<Fraction> first(List<Candidate> candidates, Interpreter interpreter) {
        Candidate last = candidates.getLast();
        boolean decided = last.when.is(true);
        if (decided && candidates.stream().allMatch(each -> agree(each, last))) {
            interpreter.applied(last.row.label(), last.row.article());
            return last.value;
        }
        return open(candidates);
    }

    private static boolean agree(Candidate one, Candidate other) {
        return one == other || (one.value.isKnown() && one.value.equals(other.value));
    }

    /** A row that is still open does not matter if it could not give a better value. */
    private static Answer<Fraction> best(List<Candidate> candidates, boolean highest, Interpreter interpreter) {
        Candidate best = null;
        for (Candidate each : candidates) {
            if (each.when.is(true)
                    && each.value instanceof Answer.Known<Fraction>(Fraction value)
                    && (best == null || isBetter(value, best, highest))) {
                best = each;
            }
        }
        if (best == null) {
            return open(candidates);
        }
        for (Candidate each : candidates) {
            if (!(each.value instanceof Answer.Known<Fraction>(Fraction value)) || isBetter(value, best, highest)) {
                return open(candidates);
            }
        }
        interpreter.applied(best.row.label(), best.row.article());
        return best.value;
    }

    private static boolean isBetter(Fraction value, Candidate than, boolean highest) {
        int order = value.compareTo(((Answer.Known<Fraction>) than.value).value());
        return highest ? order > 0 : order < 0;
    }

    private static Answer<Fraction> open(List<Candidate> candidates) {
        var answers = new ArrayList<Answer<?>>();
        candidates.forEach(each -> answers.addAll(List.of(each.when, each.value)));
        return Answer.open(answers);
    }

    static Answer<Fraction> accumulate(Numeric.Marginal scale, Interpreter interpreter) {
        return interpreter.number(scale.base()).then(base -> accumulate(scale, base, interpreter));
    }

    private static Answer<Fraction> accumulate(Numeric.Marginal scale, Fraction base, Interpreter interpreter) {
        boolean beyond =
                scale.bands().getLast().to().map(end -> base.compareTo(end) > 0).orElse(false);
        if (beyond) {
            return Answer.undecidable("“" + scale.name() + "”超出最后一档");
        }
        Answer<Fraction> sum = Answer.known(Fraction.ZERO);
        for (Numeric.Band band : scale.bands()) {
            if (base.compareTo(band.from()) <= 0) {
                break;
            }
            Fraction upTo = band.to().map(base::min).orElse(base);
            Fraction part = upTo.minus(band.from());
            interpreter.applied(
                    band.label() + "的部分 "
                            + Interpreter.display(part, scale.base().unit())
                            + scale.base().unit().label(),
                    band.article());
            sum = Answer.both(
                    sum, interpreter.number(band.rate()), (so, rate) -> Interpreter.sane(so.plus(part.times(rate))));
        }
        return sum;
    }
}
