package cn.huice.policy;

/** How awards of one group go together for one subject. */
public enum StackingRule {
    /** The total is that of the highest. */
    HIGHEST_ONLY("就高不重复"),
    /** The first stands, others are refused. */
    EXCLUSIVE("互斥"),
    CUMULATIVE("可叠加"),
    /** As much as a ratio of what other awards grant, no more than was claimed. */
    MATCHED("配套");

    private final String zh;

    StackingRule(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
