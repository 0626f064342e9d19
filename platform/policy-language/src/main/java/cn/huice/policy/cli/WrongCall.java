package cn.huice.policy.cli;

/** The command was called in a way that means nothing; the message says how it would. */
final class WrongCall extends Exception {
    private static final long serialVersionUID = 1L;

    WrongCall(String message) {
        super(message);
    }
}
