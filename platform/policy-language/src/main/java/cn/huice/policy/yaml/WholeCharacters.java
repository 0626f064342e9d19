package cn.huice.policy.yaml;

import java.io.Reader;

/** Gives a text in pieces that never end inside a surrogate pair: the parser's buffer has no room for the other half. */
final class WholeCharacters extends Reader {
    private final String text;
    private int next;

    WholeCharacters(String text) {
        this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (next == text.length()) {
            return -1;
        }
        int end = Math.min(text.length(), next + length);
        if (end - next > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        text.getChars(next, end, buffer, offset);
        int given = end - next;
        next = end;
        return given;
    }

    @Override
    public void close() {
        next = text.length();
    }
}
