package cn.huice.policy.expression;

import java.util.Optional;

/** An expression cannot be understood, or means nothing. */
public final class ExpressionError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int offset;
    private final transient Optional<String> suggestion;

    ExpressionError(int offset, String message) {
        this(offset, message, Optional.empty());
    }

    ExpressionError(int offset, String message, Optional<String> suggestion) {
        super(message);
        this.offset = offset;
        this.suggestion = suggestion;
    }

    /** Index in the expression of the character where it goes wrong. */
    public int offset() {
        return offset;
    }

    /** The nearest right name. */
    public Optional<String> suggestion() {
        return suggestion;
    }
}
