package cn.huice.policy;

import java.util.Locale;

/** What a policy does for those it concerns. */
public enum PolicyKind {
    /** Assessable, appliable, payable. */
    ENTITLEMENT("待遇"),
    /** A title or status, won through a procedure. */
    RECOGNITION("认定"),
    /** A matter an office settles within a term. */
    SERVICE("事项"),
    REGISTRY("登记"),
    /** A dated duty that someone must watch over. */
    SUPERVISION("监管"),
    /** An occasion or posting that parties can join. */
    MATCHING("对接"),
    PRINCIPLE("原则"),
    /** A sum or term that can be computed by itself. */
    CALCULATION("计算"),
    /** A term other policies use by its name, with its own article. */
    DEFINITION("定义");

    private final String zh;

    PolicyKind(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** The name in the API. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
