package cn.huice.policy.expression;

import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Expression;
import cn.huice.policy.tree.Numeric;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
        this(vocabulary, new Names(vocabulary).with(references.definitions().keySet()), references);
    }

    /** For another policy of the same book. */
    public Expressions forNextPolicy() {
        return new Expressions(vocabulary, names, references);
    }

    /** A condition. */
    public Predicate predicate(String expression) throws ExpressionError {
        return predicate(expression, Scope.NONE);
    }

    /** A condition that may build on steps. */
    public Predicate predicate(String expression, Scope scope) throws ExpressionError {
        return checker(scope).predicate(parse(expression, names.with(scope.names())));
    }

    /** A formula. */
    public Numeric numeric(String expression, Scope scope) throws ExpressionError {
        return checker(scope).numeric(parse(expression, names.with(scope.names())));
    }

    /** A formula that gives a number or a day. */
    public Expression numberOrDay(String expression, Scope scope) throws ExpressionError {
        return checker(scope).numberOrDay(parse(expression, names.with(scope.names())));
    }

    /**
     * A cell of a table's axis: a band of numbers (80以上 不满120), codes by name (一级、二级), 是 or 否.
     *
     * @param axis what the axis is about, an expression
     */
    public Predicate cell(String axis, String cell, Scope scope) throws ExpressionError {
        Names all = names.with(scope.names());
        return checker(scope).cell(parse(axis, all), read(cell, all));
    }

    /** The attribute of that Chinese name. */
    public Optional<Attribute> attribute(String name) {
        return vocabulary.byName(name);
    }

    /** The Chinese name of an attribute that comes nearest. */
    public Optional<String> nearestAttribute(String name) {
        return NearestName.to(
                name, vocabulary.all().stream().map(Attribute::name).toList());
    }

    /** Whether a name can be given to a step: it means nothing else yet. */
    public boolean isFree(String name) {
        return vocabulary.byName(name).isEmpty() && !references.definitions().containsKey(name) && !isReserved(name);
    }

    /** Whether the language itself uses a name. */
    public static boolean isReserved(String name) {
        return Function.named(name).isPresent()
                || name.equals(Checker.AS_OF)
                || Sign.SPELLINGS.stream()
                        .anyMatch(spelling -> spelling.getKey().equals(name));
    }

    /** The ids of all policies expressions may refer to. */
    public Collection<String> policyIds() {
        return references.policyIds();
    }

    /** The ids of the policies referred to so far. */
    public SortedSet<String> referred() {
        return referred;
    }

    private Checker checker(Scope scope) {
        return new Checker(vocabulary, scope, references, referred);
    }

    private static Syntax parse(String expression, Names names) throws ExpressionError {
        return Parser.parse(read(expression, names));
    }

    private static List<Token> read(String expression, Names names) throws ExpressionError {
        if (expression.length() > MAX_LENGTH) {
            throw new ExpressionError(0, "表达式超过 " + MAX_LENGTH + " 字");
        }
        return Lexer.read(expression, names);
    }
}
