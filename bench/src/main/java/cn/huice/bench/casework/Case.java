package cn.huice.bench.casework;

/** One application as its callers know it. Used by one thread at a time. */
final class Case {
    final int subject;
    volatile String id;
    /** The ETag seen last. */
    volatile String tag;

    Case(int subject) {
        this.subject = subject;
    }
}
