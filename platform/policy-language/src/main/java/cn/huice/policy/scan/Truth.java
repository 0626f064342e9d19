package cn.huice.policy.scan;

/** Kleene's three truths from least to most true, so that 且 is the least and 或 the greatest. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
