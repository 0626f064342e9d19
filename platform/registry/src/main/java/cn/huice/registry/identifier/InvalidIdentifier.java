package cn.huice.registry.identifier;

/** A text that is not the identifier it should be. Its message never repeats the text. */
public final class InvalidIdentifier extends Exception {
    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String rule;

    /** @param rule the standard it breaks */
    public InvalidIdentifier(String zh, String en, String rule) {
        super(en);
        this.zh = zh;
        this.rule = rule;
    }

    public String zh() {
        return zh;
    }

    public String rule() {
        return rule;
    }
}
