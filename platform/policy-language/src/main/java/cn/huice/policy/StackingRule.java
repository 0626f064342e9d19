package cn.huice.policy;

/** How awards of one group go together for one subject. */
public enum StackingRule {
    /** The total is that of the highest. */
    HIGHEST_ONLY("就高不重复"),
    /** The first stands, others are refused. */
    EXCLUSIVE("互斥"),
    CUMULATIVE("可叠加");

    private final String zh;

    StackingRule(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
