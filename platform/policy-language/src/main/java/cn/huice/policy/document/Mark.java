package cn.huice.policy.document;

/**
 * One number of an article's place.
 *
 * @param number from 1; 0 where there is only one
 * @param name of a table; empty elsewhere
 */
public record Mark(Level level, int number, String name) {

    static Mark of(Level level, int number) {
        return new Mark(level, number, "");
    }

    /** As citations write it; {@code before} is the mark it follows, if any. */
    String written(Mark before) {
        String zh = ChineseNumber.write(Math.max(number, 1));
        return switch (level) {
            case PART -> "细则" + zh + " ";
            case ANNEX -> "附件" + number + " ";
            case ANNEX_OF_ANNEX -> "的附件 ";
            case TABLE -> name;
            case CHAPTER -> "第" + zh + "章";
            case SECTION -> "第" + zh + "节";
            case ARTICLE -> "第" + zh + "条";
            case FIRST -> zh;
            case TOPIC -> " 专题" + zh;
            case SECOND -> "（" + zh + "）";
            case THIRD -> (before != null && before.level() == Level.FIRST ? "、" : "") + number;
            case FOURTH -> "（" + number + "）";
            case FIFTH -> Character.toString('①' + number - 1);
            case PREAMBLE -> "序言";
            case CLOSING -> "文末";
            case TITLE -> "标题";
        };
    }
}
