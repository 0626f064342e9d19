package cn.huice.policy.expression;

import cn.huice.policy.text.NearestName;
import cn.huice.policy.tree.Comparison;
import cn.huice.policy.tree.Predicate;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import cn.huice.policy.vocabulary.ValueType;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Comparisons with the codes of an attribute, written by their Chinese names. All become lists of codes. */
final class CodeLists {
    private CodeLists() {}

    static Predicate oneOf(Attribute attribute, Syntax list) throws ExpressionError {
        if (attribute.type() != ValueType.ENUM) {
            throw new ExpressionError(list.at(), "“" + attribute.name() + "”不是单选项，请用“包含”");
        }
        return new Predicate.OneOf(attribute, codes(attribute, list));
    }

    static Predicate contains(Attribute attribute, Syntax.Binary binary, boolean all) throws ExpressionError {
        if (attribute.type() != ValueType.SET) {
            throw new ExpressionError(binary.at(), "“" + attribute.name() + "”不是集合，请用“=”或“属于”");
        }
        return new Predicate.Contains(attribute, codes(attribute, binary.right()), all);
    }

    static Predicate compared(Attribute attribute, Comparison comparison, Syntax.Binary binary) throws ExpressionError {
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.UNEQUAL;
        if (attribute.type() == ValueType.SET) {
            throw new ExpressionError(binary.at(), "“" + attribute.name() + "”是集合，请用“包含”");
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

    private static SortedSet<String> codes(Attribute attribute, Syntax list) throws ExpressionError {
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
