package cn.huice.land.contract;

/**
 * Whose rules a contract was signed under: 天津市优化工业用地管理促进产业结构调整升级实施办法, or 津滨政办发〔2022〕7号 where that says something of
 * the matter and the city's where it does not.
 */
public enum Ruleset {
    CITY,
    BINHAI;

    static final String BINHAI_DISTRICT = "120116";

    /** What a rule is wanted for. */
    enum Matter {
        LEASE_TERM,
        MIXED_LEASE,
        MIXED_GRANT,
        LEASE_THEN_GRANT_TERM,
        LEASE_THEN_GRANT_RENT,
        ELASTIC_TERM,
        MAX_TERM,
        BUILDING,
        ACCEPTANCE,
        RECTIFICATION,
        FORFEIT,
        CONVERSION,
        FEE,
        RENEWAL,
        EXPIRY,
        EXIT,
        RESTRICTION,
        REGISTRATION,
        AGREEMENT
    }

    Rule rule(Matter matter) {
        return switch (matter) {
            case LEASE_TERM -> new Rule("land18-long-lease-term", "三（二）");
            case MIXED_LEASE -> new Rule("land18-mixed-lease-part-term", "三（三）");
            case MIXED_GRANT -> new Rule("land18-mixed-grant-part-term", "三（三）");
            case MAX_TERM -> new Rule("land18-supply-modes", "三（一）");
            case BUILDING -> new Rule("land18-idle-land", "四（二）");
            case ACCEPTANCE -> new Rule("land18-lease-phase-acceptance", "三（四）");
            case RECTIFICATION -> new Rule("land18-rectification", "三（四）");
            case FORFEIT -> new Rule("land18-reclaim-without-compensation", "三（四）");
            case REGISTRATION -> new Rule("land18-grant-registration", "三（四）");
            case AGREEMENT -> new Rule("bh22-performance-agreement", "六");
            case LEASE_THEN_GRANT_TERM ->
                either("land18-lease-then-grant-term", "三（四）", "bh22-lease-then-grant-term", "二、2");
            case LEASE_THEN_GRANT_RENT ->
                either("land18-lease-then-grant-rent", "三（四）", "bh22-lease-then-grant-rent", "三（一）2");
            case ELASTIC_TERM -> either("land18-elastic-term", "三（五）", "bh22-elastic-term", "二、1");
            case CONVERSION -> either("land18-lease-to-grant-conversion", "三（四）", "bh22-conversion-grant-fee", "二、2");
            case FEE -> either("land18-conversion-grant-fee", "三（四）", "bh22-conversion-grant-fee", "三（一）2");
            case RENEWAL -> either("land18-renewal", "三（七）", "bh22-renewal", "三（三）1");
            case EXPIRY -> either("land18-expiry-reclaim", "三（七）", "bh22-expiry-reclaim", "三（三）2");
            case EXIT -> either("land18-exit", "四（三）", "bh22-exit", "四");
            case RESTRICTION -> either("land18-lease-restrictions", "三（四）", "bh22-lease-restrictions", "二、2");
        };
    }

    private Rule either(String city, String cityArticle, String binhai, String binhaiArticle) {
        return this == BINHAI ? new Rule(binhai, binhaiArticle) : new Rule(city, cityArticle);
    }
}
