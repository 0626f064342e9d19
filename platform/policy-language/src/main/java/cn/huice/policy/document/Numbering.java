package cn.huice.policy.document;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number a paragraph begins with.
 *
 * @param rest what follows the number
 */
record Numbering(Mark mark, String rest) {
    private static final String ZH = "([" + ChineseNumber.CHARACTERS + "]{1,5})";
    private static final String ANY = "([" + ChineseNumber.CHARACTERS + "]{1,5}|[0-9]{1,3})";

    private record Form(Level level, Pattern pattern) {
        Form(Level level, String pattern) {
            this(level, Pattern.compile(pattern));
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(Level.ANNEX_OF_ANNEX, "附 ?件 ?" + ANY + "? ?的附件 ?" + ANY + "?"),
            new Form(Level.ANNEX, "附 ?件 ?" + ANY + "?(?=$| \\D)"),
            new Form(Level.CHAPTER, "第 ?" + ANY + " ?章"),
            new Form(Level.SECTION, "第 ?" + ANY + " ?节"),
            new Form(Level.ARTICLE, "第 ?" + ANY + " ?条"),
            new Form(Level.FIRST, ZH + " ?[、.]"),
            new Form(Level.TOPIC, "专题 ?" + ANY + " ?[:、]"),
            new Form(Level.SECOND, "\\( ?" + ZH + " ?\\)"),
            new Form(Level.THIRD, "([0-9]{1,3}) ?[、.](?![0-9])"),
            new Form(Level.FOURTH, "\\( ?([0-9]{1,2}) ?\\)"));

    static Optional<Numbering> of(String paragraph) {
        if (paragraph.isEmpty()) {
            return Optional.empty();
        }
        int circled = paragraph.charAt(0) - '①';
        if (circled >= 0 && circled < 20) {
            return Optional.of(new Numbering(Mark.of(Level.FIFTH, circled + 1), paragraph.substring(1)));
        }
        String text = normal(paragraph);
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(text);
            if (matcher.lookingAt()) {
                String number = matcher.group(matcher.groupCount());
                return ChineseNumber.read(number == null ? "1" : number)
                        .map(value -> new Numbering(Mark.of(form.level, value), rest(paragraph, matcher.end())));
            }
        }
        return Optional.empty();
    }

    /** The paragraph behind so many normal characters, as it is written. */
    private static String rest(String paragraph, int length) {
        int end = 0;
        while (end < paragraph.length() && normal(paragraph.substring(0, end)).length() < length) {
            end++;
        }
        return paragraph.substring(end).strip();
    }

    /** Full-width digits, points and brackets as half-width ones. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
    }
}
