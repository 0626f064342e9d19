package cn.huice.policy.explain;

import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.tree.Calculation;
import cn.huice.policy.tree.DayRule;
import cn.huice.policy.tree.Numeric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an amount is found, step by step; with a trace, each step with its result and the facts it used. */
final class CalculationLines {
    private final ValueWords values;
    private final Optional<TraceIndex> trace;
    private final List<String> lines = new ArrayList<>();

    CalculationLines(PolicyBook book, Optional<TraceIndex> trace) {
        this.values = new ValueWords(book.vocabulary());
        this.trace = trace;
    }

    List<String> of(DayRule rule) {
        int number = 0;
        for (DayRule.Step step : rule.steps()) {
            String unit = step.formula() instanceof Numeric formula
                    ? plainLabel(formula.unit().label())
                    : "";
            step(++number, step.text(), step.article(), unit, step.expression());
        }
        return lines;
    }

    private void step(int number, String text, String article, String unit, String expression) {
        int before = lines.size();
        write(number + ". ", text, article, unit);
        if (!text.contains(expression)) {
            lines.addAll(before + 1, rows(expression));
        }
    }

    List<String> of(Calculation calculation) {
        String unit = calculation.unit().label();
        int number = 0;
        for (Calculation.Step step : calculation.steps()) {
            String label = plainLabel(step.formula().unit().label());
            step(++number, step.text(), step.article(), label, step.expression());
        }
        calculation.cap().ifPresent(cap -> write("", cap.text(), cap.article(), unit));
        calculation.floor().ifPresent(floor -> write("", floor.text(), floor.article(), unit));
        calculation.cumulative().ifPresent(limit -> write("", limit.text(), limit.article(), unit));
        calculation.decided().ifPresent(decided -> write("", decided.text(), decided.article(), unit));
        if (calculation.ceiling()) {
            lines.add("这是最高额，由机关在额度内确定");
        }
        return lines;
    }

    /** What a step says beyond its text: the rows of a table. */
    private static List<String> rows(String listing) {
        String rows = listing.substring(listing.indexOf('：') + 1);
        return Arrays.stream(rows.split("；")).map(row -> "    " + row).toList();
    }

    /** Shares are shown as numbers in traces: 0.015, not 1.5. */
    private static String plainLabel(String label) {
        return "%".equals(label) ? "" : label;
    }

    private void write(String bullet, String text, String article, String unit) {
        Optional<TraceLine> line = trace.flatMap(index -> index.find(article, text));
        lines.add(bullet + line.map(TraceLine::text).orElse(text) + "（" + article + "）");
        line.ifPresent(told -> lines.add("    " + result(told, unit)));
    }

    /** For steps of other policies, of which only the trace is known. */
    List<String> others(List<TraceLine> rest) {
        var told = new ArrayList<String>();
        for (TraceLine line : rest) {
            told.add(line.text() + "（" + line.article() + "）");
            told.add("    " + result(line, ""));
        }
        return told;
    }

    private String result(TraceLine line, String unit) {
        String value = line.result()
                .map(result -> "得 " + result + (unit.isEmpty() ? "" : " " + unit))
                .orElse("算不出");
        return line.used().isEmpty() ? value : value + "；用到：" + values.facts(line.used());
    }
}
