package cn.huice.policy.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds the shape of an expression by precedence: 或, 且, 非, comparisons (not chained), + -, × ÷, sign, and single
 * things.
 */
final class Parser {
    private static final int MAX_DEPTH = 60;
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
            Sign sign = ((Token.Mark) token).sign();
            Syntax right = isMembership(sign) ? codes() : expression(precedence + 1);
            left = new Syntax.Binary(sign, left, right, token.at());
            if (precedence == COMPARE && peek() instanceof Token.Mark mark && precedence(mark.sign()) == COMPARE) {
                throw unexpected("比较不能连写，请用“且”分开");
            }
        }
        depth--;
        return left;
    }

    private static int precedence(Sign sign) {
        return switch (sign) {
            case OR -> OR;
            case AND -> AND;
            case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> COMPARE;
            case ONE_OF, NOT_ONE_OF, CONTAINS, CONTAINS_ANY, NOT_CONTAINS -> COMPARE;
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
        Syntax bound = expression(SUM);
        if (peek().is(Sign.OR_ABOVE) || peek().is(Sign.OR_BELOW)) {
            Sign sign = advance().is(Sign.OR_ABOVE) ? Sign.AT_LEAST : Sign.AT_MOST;
            return new Syntax.Binary(sign, left, bound, start.at());
        }
        throw new ExpressionError(start.at(), start.display() + "前缺少运算符（且、或、=、×……），或其后缺少“以上”“以下”");
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
                    default -> throw new ExpressionError(at, "这里应是名称、数或括号，而不是" + token.display());
                };
        };
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
