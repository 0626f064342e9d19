package cn.huice.policy.expression;

import cn.huice.policy.number.Unit;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads the expressions of one policy. Keeps which other policies they refer to. */
public final class Expressions {
    private static final int MAX_LENGTH = 4000;

    private final Vocabulary vocabulary;
    private final Names names;
    private final References references;
    private final SortedSet<String> referred = new TreeSet<>();

    private Expressions(Vocabulary vocabulary, Names names, References references) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.references = references;
    }

    public Expressions(Vocabulary vocabulary, References references) {
        this(vocabulary, new Names(vocabulary), references);
    }

    /** For another policy of the same book. */
    public Expressions forNextPolicy() {
        return new Expressions(vocabulary, names, references);
    }

    /** A condition. */
    public Predicate predicate(String expression) throws ExpressionError {
        return checker(Map.of(), false).predicate(parse(expression, names));
    }

    /**
     * A formula.
     *
     * @param steps names and units of the steps before it
     * @param ceiling the result is a ceiling, so ceilings of other policies may go into it
     */
    public Numeric numeric(String expression, Map<String, Unit> steps, boolean ceiling) throws ExpressionError {
        return checker(steps, ceiling).numeric(parse(expression, names.with(steps.keySet())));
    }

    /** The ids of all policies expressions may refer to. */
    public Collection<String> policyIds() {
        return references.policyIds();
    }

    /** The ids of the policies referred to so far. */
    public SortedSet<String> referred() {
        return referred;
    }

    private Checker checker(Map<String, Unit> steps, boolean ceiling) {
        return new Checker(vocabulary, steps, references, ceiling, referred);
    }

    private static Syntax parse(String expression, Names names) throws ExpressionError {
        if (expression.length() > MAX_LENGTH) {
            throw new ExpressionError(0, "表达式超过 " + MAX_LENGTH + " 字");
        }
        return Parser.parse(Lexer.read(expression, names));
    }
}
