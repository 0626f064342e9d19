package cn.huice.policy.vocabulary;

/** A value does not fit its attribute. */
public final class InvalidValue extends Exception {
    private static final long serialVersionUID = 1L;

    /** Which rule was broken; stable, for machines and for translation. */
    public enum Rule {
        TYPE("类型不符"),
        FORMAT("格式不符"),
        RANGE("超出允许范围"),
        SCALE("小数位过多"),
        CODE("不在代码表内"),
        LENGTH("长度超限");

        private final String zh;

        Rule(String zh) {
            this.zh = zh;
        }
    }

    private final transient AttributeKey key;
    private final Rule rule;
    private final String expected;

    InvalidValue(Attribute attribute, Rule rule, String expected) {
        super(attribute.name() + "：" + rule.zh + "，应为" + expected);
        this.key = attribute.key();
        this.rule = rule;
        this.expected = expected;
    }

    public AttributeKey key() {
        return key;
    }

    public Rule rule() {
        return rule;
    }

    /** What would have been right, in Chinese. */
    public String expected() {
        return expected;
    }
}
