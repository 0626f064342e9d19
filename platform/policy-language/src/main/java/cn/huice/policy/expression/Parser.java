package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the shape of an expression by precedence: 或, 且, 非, comparisons (not chained), + -, × ÷, sign, and single
 * things.
 */
final class Parser {
    private static final int MAX_DEPTH = 60;
    /** Operators and listed items: whoever walks the tree goes as deep as they stand behind each other. */
    private static final int MAX_PARTS = 500;

    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int COMPARE = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int SIGNED = 7;

    private final List<Token> tokens;
    private int next;
    private int depth;
    private int parts;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Syntax parse(List<Token> tokens) throws ExpressionError {
        var parser = new Parser(tokens);
        Syntax whole = parser.expression(OR);
        if (!parser.peek().is(Sign.END)) {
            throw parser.unexpected("这里缺少运算符，或多了" + parser.peek().display());
        }
        return whole;
    }

    private Syntax expression(int lowest) throws ExpressionError {
        if (++depth > MAX_DEPTH) {
            throw unexpected("表达式嵌套过深");
        }
        Syntax left = prefix();
        while (true) {
            Token token = peek();
            if (lowest <= COMPARE && startsAnOperand(token)) {
                left = boundBehindNumber(left);
                continue;
            }
            int precedence = token instanceof Token.Mark mark ? precedence(mark.sign()) : 0;
            if (precedence == 0 || precedence < lowest) {
                break;
            }
            advance();
            count(token);
            Sign sign = ((Token.Mark) token).sign();
            if (sign == Sign.BETWEEN) {
                left = between(left, expression(SUM), token.at());
            } else {
                Syntax right = isMembership(sign) ? codes() : expression(precedence + 1);
                left = new Syntax.Binary(sign, left, right, token.at());
            }
            if (precedence == COMPARE && peek() instanceof Token.Mark mark && precedence(mark.sign()) == COMPARE) {
                throw unexpected("比较不能连写，请用“且”分开");
            }
        }
        depth--;
        return left;
    }

    private void count(Token part) throws ExpressionError {
        if (++parts > MAX_PARTS) {
            throw new ExpressionError(part.at(), "运算符和列出的项目超过 " + MAX_PARTS + " 个，请分开写");
        }
    }

    private static int precedence(Sign sign) {
        return switch (sign) {
            case OR -> OR;
            case AND -> AND;
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> COMPARE;
            case ONE_OF, NOT_ONE_OF, CONTAINS, CONTAINS_ANY, NOT_CONTAINS, BETWEEN -> COMPARE;
            case PLUS, MINUS -> SUM;
            case TIMES, OVER -> PRODUCT;
            default -> 0;
        };
    }

    private static boolean isMembership(Sign sign) {
        return switch (sign) {
            case ONE_OF, NOT_ONE_OF, CONTAINS, CONTAINS_ANY, NOT_CONTAINS -> true;
            default -> false;
        };
    }

    private static boolean startsAnOperand(Token token) {
        return !(token instanceof Token.Mark);
    }

    /** As in 合同年限 3年以上: the sign comes behind its right operand. */
    private Syntax boundBehindNumber(Syntax left) throws ExpressionError {
        Token start = peek();
        count(start);
        Syntax bound = expression(SUM);
        if (peek().is(Sign.TO)) {
            return between(left, bound, start.at());
        }
        Sign sign = signBehind()
                .orElseThrow(
                        () -> new ExpressionError(start.at(), start.display() + "前缺少运算符（且、或、=、×……），或其后缺少“以上”“以下”“以内”"));
        return new Syntax.Binary(sign, left, bound, start.at());
    }

    private Optional<Sign> signBehind() {
        Sign sign = switch (peek()) {
            case Token.Mark(Sign behind, int at) ->
                switch (behind) {
                    case OR_ABOVE -> Sign.AT_LEAST;
                    case OR_BELOW -> Sign.AT_MOST;
                    case WITHIN -> Sign.WITHIN;
                    default -> null;
                };
            default -> null;
        };
        if (sign != null) {
            advance();
        }
        return Optional.ofNullable(sign);
    }

    /** 甲 至 乙 with both ends. */
    private Syntax between(Syntax subject, Syntax low, int at) throws ExpressionError {
        expect(Sign.TO);
        Syntax high = expression(SUM);
        return new Syntax.Binary(
                Sign.AND,
                new Syntax.Binary(Sign.AT_LEAST, subject, low, at),
                new Syntax.Binary(Sign.AT_MOST, subject, high, at),
                at);
    }

    /** A band of a table, as in 80以上 不满120, about a subject that stands elsewhere. */
    static Syntax band(List<Token> tokens, Syntax subject) throws ExpressionError {
        var parser = new Parser(tokens);
        Syntax whole = null;
        do {
            Syntax bound = parser.bound(subject);
            whole = whole == null ? bound : new Syntax.Binary(Sign.AND, whole, bound, bound.at());
            while (parser.peek().is(Sign.COMMA) || parser.peek().is(Sign.AND)) {
                parser.advance();
            }
        } while (!parser.peek().is(Sign.END));
        return whole;
    }

    /** Names with commas between. */
    static Syntax items(List<Token> tokens) throws ExpressionError {
        var parser = new Parser(tokens);
        var items = new ArrayList<Syntax>();
        do {
            parser.count(parser.peek());
            items.add(parser.expression(SUM));
        } while (parser.peek().is(Sign.COMMA) && parser.advance() != null);
        parser.expect(Sign.END);
        return new Syntax.Listing(List.copyOf(items), 0);
    }

    private Syntax bound(Syntax subject) throws ExpressionError {
        Token start = peek();
        count(start);
        if (start instanceof Token.Mark(Sign sign, int at) && precedence(sign) == COMPARE && !isMembership(sign)) {
            advance();
            Syntax bound = expression(SUM);
            return sign == Sign.BETWEEN ? between(subject, bound, at) : new Syntax.Binary(sign, subject, bound, at);
        }
        Syntax bound = expression(SUM);
        if (peek().is(Sign.TO)) {
            return between(subject, bound, start.at());
        }
        return new Syntax.Binary(signBehind().orElse(Sign.EQUAL), subject, bound, start.at());
    }

    private Syntax prefix() throws ExpressionError {
        Token token = advance();
        return switch (token) {
            case Token.Figure number -> new Syntax.Figure(number.value(), number.unit(), number.at());
            case Token.Date date -> new Syntax.Date(date.day(), date.at());
            case Token.Quoted quoted -> new Syntax.Quoted(quoted.text(), quoted.at());
            case Token.Name name ->
                peek().is(Sign.OPEN)
                        ? new Syntax.Call(name.text(), listing(Sign.CLOSE), name.at())
                        : new Syntax.Name(name.text(), name.at());
            case Token.Mark(Sign sign, int at) ->
                switch (sign) {
                    case NOT -> new Syntax.Not(expression(NOT), at);
                    case MINUS -> new Syntax.Minus(expression(SIGNED), at);
                    case OPEN -> {
                        Syntax inner = expression(OR);
                        expect(Sign.CLOSE);
                        yield inner;
                    }
                    case SOME_OF -> new Syntax.Group(count(), conditions(), at);
                    case ANY_OF -> new Syntax.Group(1, conditions(), at);
                    case ALL_OF -> new Syntax.Group(0, conditions(), at);
                    default -> throw new ExpressionError(at, "这里应是名称、数或括号，而不是" + token.display());
                };
        };
    }

    private int count() throws ExpressionError {
        if (advance() instanceof Token.Figure(Fraction value, Unit unit, int at)
                && unit.equals(Unit.PLAIN)
                && value.equals(value.floor())
                && value.numerator().bitLength() < 10
                && !value.isZero()) {
            return value.numerator().intValueExact();
        }
        throw unexpected("“至少”后应是项数，如 至少 2项 [甲, 乙, 丙]");
    }

    private List<Syntax> conditions() throws ExpressionError {
        if (peek().is(Sign.OPEN)) {
            return listing(Sign.CLOSE);
        }
        if (peek().is(Sign.OPEN_LIST)) {
            return listing(Sign.CLOSE_LIST);
        }
        throw unexpected("这里应是方括号中的条件，如 [甲, 乙]");
    }

    /** A list of codes in brackets of any kind, or a single one. */
    private Syntax codes() throws ExpressionError {
        int at = peek().at();
        if (peek().is(Sign.OPEN)) {
            return new Syntax.Listing(listing(Sign.CLOSE), at);
        }
        if (peek().is(Sign.OPEN_LIST)) {
            return new Syntax.Listing(listing(Sign.CLOSE_LIST), at);
        }
        return new Syntax.Listing(List.of(expression(SUM)), at);
    }

    private List<Syntax> listing(Sign closing) throws ExpressionError {
        advance();
        var items = new ArrayList<Syntax>();
        if (peek().is(closing)) {
            advance();
            return items;
        }
        while (true) {
            count(peek());
            items.add(expression(OR));
            if (!peek().is(Sign.COMMA)) {
                break;
            }
            advance();
        }
        expect(closing);
        return List.copyOf(items);
    }

    private void expect(Sign sign) throws ExpressionError {
        if (!peek().is(sign)) {
            throw unexpected("这里应是“" + sign.display() + "”，而不是" + peek().display());
        }
        advance();
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token advance() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    private ExpressionError unexpected(String message) {
        return new ExpressionError(peek().at(), message);
    }
}
