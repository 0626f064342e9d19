package cn.huice.web;

import java.util.Locale;

/**
 * A sentence for the caller in both languages of the interface.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Text(String zh, String en) {

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** Names, codes and citations read the same in both languages. */
    public static Text same(String words) {
        return new Text(words, words);
    }

    public String in(Locale language) {
        return Locale.CHINESE.getLanguage().equals(language.getLanguage()) ? zh : en;
    }
}
