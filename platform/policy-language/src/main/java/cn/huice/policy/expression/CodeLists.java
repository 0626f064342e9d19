package cn.huice.policy.expression;

import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.ValueType;
import cn.huice.policy.vocabulary.Vocabulary;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Comparisons with the codes of an attribute, written by their Chinese names. All become lists of codes. */
final class CodeLists {
    private CodeLists() {}

    static Predicate oneOf(Attribute attribute, Syntax list, Vocabulary vocabulary) throws ExpressionError {
        if (attribute.type() == ValueType.SET) {
            throw new ExpressionError(list.at(), "“" + attribute.name() + "”不是单选项，请用“包含”");
        }
        var codes = new TreeSet<String>();
        Predicate others = null;
        for (Syntax item : ((Syntax.Listing) list).items()) {
            Optional<Attribute> other = otherAttribute(attribute, item, vocabulary);
            if (other.isEmpty() && attribute.type() == ValueType.ENUM) {
                codes.add(code(attribute, item));
                continue;
            }
            Predicate same = other.isPresent()
                    ? new Predicate.Same(attribute, other.get())
                    : new Predicate.TextIs(attribute, word(item));
            others = others == null ? same : new Predicate.Or(others, same);
        }
        if (codes.isEmpty() && others == null) {
            throw new ExpressionError(list.at(), "列表是空的");
        }
        if (codes.isEmpty()) {
            return others;
        }
        var listed = new Predicate.OneOf(attribute, codes);
        return others == null ? listed : new Predicate.Or(listed, others);
    }

    /** Another attribute of the same type, where the name is not that of a code. */
    private static Optional<Attribute> otherAttribute(Attribute attribute, Syntax syntax, Vocabulary vocabulary)
            throws ExpressionError {
        if (!(syntax instanceof Syntax.Name(String text, int at))
                || attribute.codeNamed(text).isPresent()) {
            return Optional.empty();
        }
        Optional<Attribute> other = vocabulary.byName(text);
        if (other.isPresent() && other.get().type() != attribute.type()) {
            throw new ExpressionError(at, "“" + attribute.name() + "”与“" + text + "”不是同一类，不能比较是否相同");
        }
        return other;
    }

    /** A cell of a table: names of codes; a SET must contain one of them. */
    static Predicate cell(Attribute attribute, Syntax list) throws ExpressionError {
        return switch (attribute.type()) {
            case SET -> new Predicate.Contains(attribute, codes(attribute, list), false);
            case ENUM -> new Predicate.OneOf(attribute, codes(attribute, list));
            default -> throw new ExpressionError(0, "“" + attribute.name() + "”不能作表的一栏");
        };
    }

    static Predicate contains(Attribute attribute, Syntax.Binary binary, boolean all) throws ExpressionError {
        if (attribute.type() != ValueType.SET) {
            throw new ExpressionError(binary.at(), "“" + attribute.name() + "”不是集合，请用“=”或“属于”");
        }
        return new Predicate.Contains(attribute, codes(attribute, binary.right()), all);
    }

    static Predicate compared(Attribute attribute, Comparison comparison, Syntax.Binary binary, Vocabulary vocabulary)
            throws ExpressionError {
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.UNEQUAL;
        if (attribute.type() == ValueType.SET) {
            throw new ExpressionError(binary.at(), "“" + attribute.name() + "”是集合，请用“包含”");
        }
        Optional<Attribute> other = equality ? otherAttribute(attribute, binary.right(), vocabulary) : Optional.empty();
        if (other.isPresent()) {
            var same = new Predicate.Same(attribute, other.get());
            return comparison == Comparison.EQUAL ? same : new Predicate.Not(same);
        }
        if (attribute.type() == ValueType.TEXT) {
            if (!equality) {
                throw new ExpressionError(binary.at(), "文字只能比较是否相同");
            }
            var same = new Predicate.TextIs(attribute, word(binary.right()));
            return comparison == Comparison.EQUAL ? same : new Predicate.Not(same);
        }
        String code = code(attribute, binary.right());
        if (equality) {
            var same = new Predicate.OneOf(attribute, new TreeSet<>(Set.of(code)));
            return comparison == Comparison.EQUAL ? same : new Predicate.Not(same);
        }
        if (!Checker.isRanked(attribute)) {
            throw new ExpressionError(binary.at(), "“" + attribute.name() + "”的选项没有高低之分");
        }
        var ranked = attribute.codes().stream().map(Code::code).toList();
        var holding = new TreeSet<String>();
        for (String each : ranked) {
            if (comparison.holds(Integer.compare(ranked.indexOf(each), ranked.indexOf(code)))) {
                holding.add(each);
            }
        }
        return new Predicate.OneOf(attribute, holding);
    }

    static SortedSet<String> codes(Attribute attribute, Syntax list) throws ExpressionError {
        var codes = new TreeSet<String>();
        for (Syntax item : ((Syntax.Listing) list).items()) {
            codes.add(code(attribute, item));
        }
        if (codes.isEmpty()) {
            throw new ExpressionError(list.at(), "列表是空的");
        }
        return codes;
    }

    private static String code(Attribute attribute, Syntax syntax) throws ExpressionError {
        String name = word(syntax);
        if (attribute.open()) {
            return attribute.codeNamed(name).map(Code::code).orElse(name);
        }
        var known = attribute.codeNamed(name);
        if (known.isEmpty()) {
            throw new ExpressionError(
                    syntax.at(),
                    "“" + attribute.name() + "”没有选项“" + name + "”",
                    NearestName.to(
                            name, attribute.codes().stream().map(Code::name).toList()));
        }
        return known.get().code();
    }

    private static String word(Syntax syntax) throws ExpressionError {
        return switch (syntax) {
            case Syntax.Name(String text, int at) -> text;
            case Syntax.Quoted(String text, int at) -> text;
            default -> throw new ExpressionError(syntax.at(), "这里应是选项的名称");
        };
    }
}
