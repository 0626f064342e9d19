package cn.huice.policy.document;

import java.util.Optional;

/** Whole numbers from 1 to 999 as documents number their parts: 十七, 二十三, 一百零二, or in digits. */
final class ChineseNumber {
    /** What a number may be written with, for patterns. */
    static final String CHARACTERS = "一二三四五六七八九十百零〇";

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumber() {}

    static Optional<Integer> read(String text) {
        if (text.matches("[0-9]{1,3}")) {
            return Optional.of(Integer.valueOf(text)).filter(number -> number > 0);
        }
        int total = 0;
        int digit = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int unit = c == '百' ? 100 : c == '十' ? 10 : 0;
            if (unit > 0) {
                total += Math.max(digit, 1) * unit;
                digit = 0;
            } else {
                digit = c == '零' ? 0 : DIGITS.indexOf(c);
                if (digit < 0) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(total + digit).filter(number -> number > 0);
    }

    static String write(int number) {
        var written = new StringBuilder();
        if (number >= 100) {
            written.append(DIGITS.charAt(number / 100)).append('百');
            if (number % 100 > 0 && number % 100 < 10) {
                written.append('零');
            }
        }
        int rest = number % 100;
        if (rest >= 10) {
            if (rest >= 20 || number >= 100) {
                written.append(DIGITS.charAt(rest / 10));
            }
            written.append('十');
        }
        if (rest % 10 > 0) {
            written.append(DIGITS.charAt(rest % 10));
        }
        return written.toString();
    }
}
