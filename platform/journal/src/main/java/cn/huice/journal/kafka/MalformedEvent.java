package cn.huice.journal.kafka;

/** A record that no retry will turn into an event. */
public final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEvent(String message) {
        super(message);
    }

    MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
