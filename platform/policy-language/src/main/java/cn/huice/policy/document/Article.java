package cn.huice.policy.document;

import java.util.List;

/**
 * One numbered piece of a document, without what is numbered below it.
 *
 * @param path its place, from the outermost number in
 * @param heading its title or the beginning of its text, at most {@value #LONGEST_HEADING} characters
 * @param paragraphs its own words; the first begins with its number
 */
public record Article(List<Mark> path, String heading, List<String> paragraphs) {
    static final int LONGEST_HEADING = 40;

    public Article {
        path = List.copyOf(path);
        paragraphs = List.copyOf(paragraphs);
    }

    /** How citations name it: 第七条（一）1, 二（一）3, 附件2 三; chapters are left out, unless it is one. */
    public String key() {
        var key = new StringBuilder();
        Mark before = null;
        for (Mark mark : path) {
            if (!mark.level().isLeftOut() || mark.equals(path.getLast())) {
                String written = mark.written(before);
                if (mark.level() == Level.ANNEX_OF_ANNEX) {
                    key.setLength(key.toString().stripTrailing().length());
                }
                key.append(written);
                before = mark;
            }
        }
        return key.toString().strip();
    }

    boolean isBelow(Article other) {
        return path.size() > other.path.size()
                && path.subList(0, other.path.size()).equals(other.path);
    }
}
