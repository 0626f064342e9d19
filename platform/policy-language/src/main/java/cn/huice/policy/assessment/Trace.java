package cn.huice.policy.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The explanation of one assessment while it is written. */
final class Trace {
    private final List<TraceLine> lines = new ArrayList<>();
    private final Set<AttributeKey> used = new HashSet<>();
    /** Whose conditions and steps are being looked at: the document they cite, where it is not the first policy's. */
    private String document = "";

    List<TraceLine> lines() {
        return lines;
    }

    SortedSet<AttributeKey> used() {
        return new TreeSet<>(used);
    }

    String document() {
        return document;
    }

    /** From here on, articles are cited with this before them. */
    void turnTo(String nextDocument) {
        document = nextDocument;
    }

    String cited(String article) {
        return document.isEmpty() ? article : document + article;
    }

    /** What a step or a bound gave. */
    void write(String article, String text, Answer<?> result, Interpreter interpreter, Optional<String> shown) {
        write(article, text + reasons(result), result.isKnown() ? State.MET : State.UNKNOWN, interpreter, shown);
    }

    /** With the row or band that was applied, under its own article where there is only one. */
    void write(String article, String text, State state, Interpreter interpreter, Optional<String> result) {
        Map<AttributeKey, Fact> looked = interpreter.used();
        used.addAll(looked.keySet());
        List<Interpreter.Applied> rows = interpreter.applied();
        String where = rows.size() == 1 ? rows.getFirst().article() : article;
        String words = rows.isEmpty()
                ? text
                : text + rows.stream().map(Interpreter.Applied::label).collect(Collectors.joining("；", "；适用：", ""));
        lines.add(new TraceLine(cited(where), words, state, interpreter.used(), result));
    }

    /** Why only an officer can settle it. */
    static String reasons(Answer<?> answer) {
        return answer instanceof Answer.Open<?>(Gap gap) && !gap.reasons().isEmpty()
                ? "；须人工审定：" + String.join("；", gap.reasons())
                : "";
    }
}
