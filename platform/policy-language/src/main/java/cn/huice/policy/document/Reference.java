package cn.huice.policy.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place a citation names. A citation may name several: 第五条（一）（二）、第十三条; 二（一）至（三）.
 *
 * @param path from the outermost number in; outer ones may be left out
 * @param name words that name a section or table; empty where there are none
 */
record Reference(List<Mark> path, String name) {
    private static final String ANY = "([" + ChineseNumber.CHARACTERS + "]{1,5}|[0-9]{1,3})";
    private static final int LONGEST_RANGE = 100;
    /** Which sentence or paragraph of the article: the whole article is shown. */
    private static final String PORTION = "(?:首|末|尾|前|后|第 ?" + ANY + " ?)(?:段|句|款|项|目|半段|半句)(?:话)?|其余|全文|等|部分|但书";

    private enum Form {
        ANNEX_OF_ANNEX("附件 ?" + ANY + "? ?的附件"),
        ANNEX("附件 ?" + ANY + "?"),
        PART("(?:实施)?细则 ?" + ANY),
        CHAPTER("第 ?" + ANY + " ?章"),
        SECTION("第 ?" + ANY + " ?节"),
        ARTICLE("第 ?" + ANY + " ?条"),
        TOPIC("专题 ?" + ANY),
        PORTION(Reference.PORTION),
        SECOND("\\( ?([" + ChineseNumber.CHARACTERS + "]{1,5}) ?\\)"),
        FOURTH("\\( ?([0-9]{1,2}) ?\\)"),
        ASIDE("\\([^)]*\\)"),
        FIFTH("([①-⑳])"),
        PREAMBLE("序言|前言|引言|导语|导言|正文首部"),
        CLOSING("文末|结尾|落款|结语|文尾|附则"),
        TITLE("标题|题目"),
        RANGE("[至到—–~～-]+"),
        FULL_STOP("[；;]"),
        SEPARATOR("[、，,。.及和与/ ：:]"),
        FIRST("([" + ChineseNumber.CHARACTERS + "]{1,5})(?![" + ChineseNumber.CHARACTERS + "])"),
        THIRD("([0-9]{1,3})"),
        WORDS("[^\\s、，,；;()（）至]+");

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** All places it names, in its order; empty if it names none. */
    static List<Reference> all(String citation) {
        var reading = new Reading();
        String text = normal(citation);
        int at = 0;
        while (at < text.length()) {
            Optional<Token> token = Token.at(text, at);
            if (token.isEmpty()) {
                return List.of();
            }
            reading.take(token.get());
            at = token.get().end;
        }
        reading.emit();
        return List.copyOf(reading.found.keySet());
    }

    /** Circled numbers stay what they are. */
    private static String normal(String citation) {
        var text = new StringBuilder();
        for (char c : citation.strip().toCharArray()) {
            text.append(c >= '①' && c <= '⑳' ? String.valueOf(c) : Numbering.normal(String.valueOf(c)));
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    private record Token(Form form, Optional<Integer> number, String text, int end) {
        static Optional<Token> at(String text, int start) {
            for (Form form : Form.values()) {
                Matcher matcher = form.pattern.matcher(text).region(start, text.length());
                if (matcher.lookingAt()) {
                    String number = matcher.groupCount() == 0 ? null : matcher.group(1);
                    Optional<Integer> value = form == Form.FIFTH
                            ? Optional.of(number.charAt(0) - '①' + 1)
                            : Optional.ofNullable(number).flatMap(ChineseNumber::read);
                    return Optional.of(new Token(form, value, matcher.group(), matcher.end()));
                }
            }
            return Optional.empty();
        }
    }

    /** Puts tokens together: one of the same or an outer level begins another place, which shares what is further out. */
    private static final class Reading {
        final Map<Reference, Boolean> found = new LinkedHashMap<>();
        private final List<Mark> path = new ArrayList<>();
        private String name = "";
        private boolean range;

        void take(Token token) {
            switch (token.form) {
                case ASIDE, SEPARATOR -> {}
                case PORTION -> {
                    if (path.isEmpty()) {
                        ofTheDocument(token.text);
                    }
                }
                case FULL_STOP -> {
                    emit();
                    path.clear();
                }
                case RANGE -> range = !path.isEmpty();
                case PREAMBLE, CLOSING, TITLE -> {
                    if (token.text.equals("附则") && !path.isEmpty()) {
                        name = token.text;
                    } else {
                        emit();
                        apart(Level.valueOf(token.form.name()));
                    }
                }
                case WORDS -> name = name.isEmpty() ? token.text : name + token.text;
                case ANNEX_OF_ANNEX -> {
                    mark(Mark.of(Level.ANNEX, token.number.orElse(1)));
                    mark(Mark.of(Level.ANNEX_OF_ANNEX, 1));
                }
                default -> mark(Mark.of(Level.valueOf(token.form.name()), token.number.orElse(1)));
            }
        }

        /** 首段, 末段 of nothing in particular. */
        private void ofTheDocument(String portion) {
            if (portion.startsWith("首") || portion.startsWith("第一")) {
                apart(Level.PREAMBLE);
            } else if (portion.startsWith("末") || portion.startsWith("尾")) {
                apart(Level.CLOSING);
            }
        }

        private void apart(Level level) {
            path.clear();
            path.add(new Mark(level, 0, ""));
            emit();
            path.clear();
        }

        private void mark(Mark mark) {
            if (path.isEmpty() || mark.level().isInside(path.getLast().level())) {
                path.add(mark);
                return;
            }
            Mark last = path.getLast();
            emit();
            if (range && last.level() == mark.level()) {
                for (int number = last.number() + 1;
                        number < mark.number() && number < last.number() + LONGEST_RANGE;
                        number++) {
                    path.set(path.size() - 1, Mark.of(mark.level(), number));
                    emit();
                }
            }
            range = false;
            path.removeIf(outer -> !mark.level().isInside(outer.level()));
            path.add(mark);
        }

        void emit() {
            if (!path.isEmpty() || !name.isEmpty()) {
                found.put(new Reference(List.copyOf(path), name), true);
            }
            name = "";
        }
    }
}
