package cn.huice.local;

/** Everything that listens, with the distance of its port from the gateway's. */
public enum Part {
    GATEWAY("gateway", 0),
    TALENT("talent", 1),
    INDUSTRY("industry", 2),
    LAND("land", 3),
    KEYCLOAK("keycloak", 100),
    KEYCLOAK_MANAGEMENT("keycloak management", 101),
    POSTGRES("postgres", 200),
    KAFKA("kafka", 300),
    KAFKA_CONTROLLER("kafka controller", 301);

    private final String label;
    private final int offset;

    Part(String label, int offset) {
        this.label = label;
        this.offset = offset;
    }

    public String label() {
        return label;
    }

    int offset() {
        return offset;
    }
}
