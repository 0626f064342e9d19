package cn.huice.policy.yaml;

/** A text is not YAML, or uses a part of YAML that is not accepted here. */
public final class YamlError extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position at;

    YamlError(Position at, String message) {
        super(message);
        this.at = at;
    }

    public Position at() {
        return at;
    }
}
