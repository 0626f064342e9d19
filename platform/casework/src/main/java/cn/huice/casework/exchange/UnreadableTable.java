package cn.huice.casework.exchange;

/** A file that is no table we can read, as a whole; the message is for people. */
final class UnreadableTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTable(String what) {
        super(what);
    }

    UnreadableTable(String what, Throwable cause) {
        super(what, cause);
    }
}
