package cn.huice.policy.vocabulary;

/** What a fact about an attribute looks like. */
public enum ValueType {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    /** Yuan, at most two decimals; per square metre where the unit says so. */
    MONEY,
    /** A plain number: 15% is 0.15. */
    RATIO,
    DATE,
    /** One code of a list. */
    ENUM,
    /** Any number of codes of a list. */
    SET,
    TEXT;

    /** Whether rules may calculate with it. */
    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL || this == MONEY || this == RATIO;
    }
}
