package cn.huice.policy.expression;

import cn.huice.policy.number.Fraction;
import cn.huice.policy.number.Unit;
import cn.huice.policy.text.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. Full-width digits and punctuation count as their half-width twins. */
final class Lexer {
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})(?!\\d)|年(\\d{1,2})月(\\d{1,2})日)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?(?![\\d.])");
    /** The rest of 1:1 or 1:0.5. */
    private static final Pattern RATIO = Pattern.compile(":(\\d{1,6}(?:\\.\\d{1,4})?)(?![\\d.])");
    /** A key of the API; read whole, so that it can be answered with its Chinese name. */
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z0-9_]+");

    /** Between the parts of 元/人·年. */
    private static final String PER = "/·每";

    /** First characters of words of the language that many names contain; an unknown name goes on through them. */
    private static final String PARTS_OF_NAMES = "满至达全任";

    private static final String PER_OR_WITHIN = PER + "内";
    private static final String OPENING_QUOTES = "\"'“‘「";
    private static final String CLOSING_QUOTES = "\"'”’」";
    private static final List<String> UNIT_WORDS = Unit.WORDS.keySet().stream()
            .sorted(Comparator.comparing((String word) -> -word.length()))
            .toList();

    private final Names names;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String expression, Names names) {
        this.text = halfWidth(expression);
        this.names = names;
    }

    static List<Token> read(String expression, Names names) throws ExpressionError {
        var lexer = new Lexer(expression, names);
        lexer.run();
        return lexer.tokens;
    }

    /** One character for one, so that places stay the same. */
    private static String halfWidth(String expression) {
        var normal = new StringBuilder(expression.length());
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            boolean bracketOfAName = c == '（' || c == '）';
            if (c >= '！' && c <= '～' && !bracketOfAName) {
                c = (char) (c - '！' + '!');
            } else if (c == '\u3000') {
                c = ' ';
            }
            normal.append(c);
        }
        return normal.toString();
    }

    private void run() throws ExpressionError {
        while (true) {
            skipSpace();
            if (at == text.length()) {
                tokens.add(new Token.Mark(Sign.END, at));
                return;
            }
            tokens.add(next());
        }
    }

    private Token next() throws ExpressionError {
        int start = at;
        char c = text.charAt(at);
        if (c >= '0' && c <= '9') {
            return dateOrNumber();
        }
        if (OPENING_QUOTES.indexOf(c) >= 0) {
            return quoted(CLOSING_QUOTES.charAt(OPENING_QUOTES.indexOf(c)));
        }
        if (c == '内' && !tokens.isEmpty() && tokens.getLast() instanceof Token.Figure) {
            at++;
            return new Token.Mark(Sign.WITHIN, start);
        }
        if (Character.isLetter(c)) {
            String known = names.longestAt(text, at);
            if (known != null) {
                at += known.length();
                return new Token.Name(known, start);
            }
        }
        Matcher key = KEY.matcher(text).region(at, text.length());
        if (key.lookingAt()) {
            at = key.end();
            return new Token.Name(key.group(), start);
        }
        for (var spelling : Sign.SPELLINGS) {
            if (text.startsWith(spelling.getKey(), at)) {
                at += spelling.getKey().length();
                return new Token.Mark(spelling.getValue(), start);
            }
        }
        if (c == '（' || c == '）') {
            at++;
            return new Token.Mark(c == '（' ? Sign.OPEN : Sign.CLOSE, start);
        }
        if (Character.isLetter(c)) {
            do {
                at++;
            } while (at < text.length()
                    && (!wordCanEndAt(text, at) || PARTS_OF_NAMES.indexOf(text.charAt(at)) >= 0)
                    && !measureBeginsAt(at));
            return new Token.Name(text.substring(start, at), start);
        }
        throw new ExpressionError(at, "不认识的符号“" + Character.toString(text.codePointAt(at)) + "”");
    }

    /** A word ends where no letter or digit follows, or where one of the language's own words begins. */
    static boolean wordCanEndAt(String text, int at) {
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        if (!Character.isLetter(c) && !Character.isDigit(c) && c != '_') {
            return true;
        }
        return Sign.SPELLINGS.stream().anyMatch(spelling -> text.startsWith(spelling.getKey(), at));
    }

    /** Whether a number with its unit stands here, as in 合同期限3年以上. */
    private boolean measureBeginsAt(int place) {
        Matcher number = NUMBER.matcher(text).region(place, text.length());
        return number.lookingAt() && unitWordAt(number.end()) != null;
    }

    private Token dateOrNumber() throws ExpressionError {
        int start = at;
        Matcher date = DATE.matcher(text).region(at, text.length());
        if (date.lookingAt()) {
            at = date.end();
            String month = date.group(2) == null ? date.group(4) : date.group(2);
            String day = date.group(3) == null ? date.group(5) : date.group(3);
            try {
                return new Token.Date(
                        LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(month), Integer.parseInt(day)),
                        start);
            } catch (DateTimeException e) {
                throw new ExpressionError(start, "没有这个日期");
            }
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new ExpressionError(start, "数写得不对：整数至多 15 位，小数至多 10 位，不用千分位逗号");
        }
        at = number.end();
        var value = Fraction.of(new BigDecimal(number.group()));
        Matcher ratio = RATIO.matcher(text).region(at, text.length());
        if (ratio.lookingAt()) {
            at = ratio.end();
            var to = Fraction.of(new BigDecimal(ratio.group(1)));
            if (to.isZero()) {
                throw new ExpressionError(start, "比例的后项不能是零");
            }
            return new Token.Figure(value.dividedBy(to), Unit.PLAIN, start);
        }
        return new Token.Figure(value, unit(), start);
    }

    private Unit unit() throws ExpressionError {
        int end = at;
        skipSpace();
        String word = unitWordAt(at);
        if (word == null) {
            if (at == end && at < text.length() && Character.isLetter(text.charAt(at)) && !wordCanEndAt(text, at)) {
                int stop = at;
                while (stop < text.length() && !wordCanEndAt(text, stop)) {
                    stop++;
                }
                String wrong = text.substring(at, stop);
                throw new ExpressionError(at, "不认识的单位“" + wrong + "”", NearestName.to(wrong, UNIT_WORDS));
            }
            at = end;
            return Unit.PLAIN;
        }
        at += word.length();
        Unit unit = Unit.WORDS.get(word);
        while (at < text.length() && PER.indexOf(text.charAt(at)) >= 0) {
            String per = unitWordAt(at + 1);
            if (per == null) {
                break;
            }
            at += 1 + per.length();
            unit = unit.per(Unit.WORDS.get(per));
        }
        return unit;
    }

    private String unitWordAt(int place) {
        for (String word : UNIT_WORDS) {
            int end = place + word.length();
            if (text.startsWith(word, place)
                    && (wordCanEndAt(text, end) || PER_OR_WITHIN.indexOf(text.charAt(end)) >= 0)) {
                return word;
            }
        }
        return null;
    }

    private Token quoted(char closing) throws ExpressionError {
        int start = at;
        int end = text.indexOf(closing, at + 1);
        if (end < 0) {
            throw new ExpressionError(start, "引号没有合上");
        }
        at = end + 1;
        return new Token.Quoted(text.substring(start + 1, end), start);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
