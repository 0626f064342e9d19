package cn.huice.policy.document;

/** The levels of numbering, from the outermost in. What stands between two of them varies from document to document. */
public enum Level {
    /** One of several rules published together, each numbered from 第一条: 细则二. */
    PART,
    /** 附件1. */
    ANNEX,
    /** 附件1的附件. */
    ANNEX_OF_ANNEX,
    /** A table with a title of its own, in an annex. */
    TABLE,
    /** 第二章; articles are numbered on through chapters, so citations leave it out. */
    CHAPTER,
    /** 第一节. */
    SECTION,
    /** 第七条. */
    ARTICLE,
    /** 三、 */
    FIRST,
    /** 专题一 */
    TOPIC,
    /** （一） */
    SECOND,
    /** 1. */
    THIRD,
    /** （1） */
    FOURTH,
    /** ① */
    FIFTH,
    /** What stands before the first number. */
    PREAMBLE,
    /** What stands after the last, on the document itself. */
    CLOSING,
    /** The document's name and number. */
    TITLE;

    /** Whether one of these can stand inside one of those. */
    boolean isInside(Level other) {
        return other.ordinal() < ordinal();
    }

    /** Whether numbers go on across its bounds, so that citations need not name it. */
    boolean isLeftOut() {
        return this == CHAPTER || this == SECTION;
    }
}
