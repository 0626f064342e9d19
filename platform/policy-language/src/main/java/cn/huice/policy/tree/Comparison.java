package cn.huice.policy.tree;

/** How two values of one kind are compared. */
public enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    MORE,
    AT_LEAST;

    /**
     * Whether the comparison holds.
     *
     * @param order negative, zero or positive, as {@code left.compareTo(right)} gives it
     */
    public boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
