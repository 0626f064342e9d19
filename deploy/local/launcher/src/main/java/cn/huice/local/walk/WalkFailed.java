package cn.huice.local.walk;

/** The system did not answer as the walk expects; the message says what was asked, expected and answered. */
public final class WalkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WalkFailed(String message) {
        super(message);
    }
}
