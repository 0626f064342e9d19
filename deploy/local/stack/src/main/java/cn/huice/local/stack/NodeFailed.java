package cn.huice.local.stack;

/** A part of the stack did not start or did not become ready; the message ends with the last lines of its log. */
public final class NodeFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NodeFailed(String message) {
        super(message);
    }

    public NodeFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
