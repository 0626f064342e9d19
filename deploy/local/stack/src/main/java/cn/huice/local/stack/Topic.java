package cn.huice.local.stack;

/** The topics every service relies on. Each has six partitions, chosen by subject id. */
enum Topic {
    APPLICATIONS("huice.applications", false),
    FACTS("huice.facts", true),
    CLAIMS("huice.claims", false),
    SANCTIONS("huice.sanctions", true),
    POLICIES("huice.policies", true),
    DEAD_LETTERS("huice.dead-letters", false);

    static final int PARTITIONS = 6;

    private final String topicName;
    private final boolean compacted;

    Topic(String topicName, boolean compacted) {
        this.topicName = topicName;
        this.compacted = compacted;
    }

    String topicName() {
        return topicName;
    }

    /** Compacted topics keep the last record of every key, the others keep all records for ever. */
    boolean compacted() {
        return compacted;
    }
}
