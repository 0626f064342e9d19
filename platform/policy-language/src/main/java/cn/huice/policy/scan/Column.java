package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.ValueType;

/**
 * An attribute's place among the columns.
 *
 * @param index which of a block's segments is its own
 */
record Column(Attribute attribute, int index, Dictionary dictionary) {

    /** A segment in which nothing is known. */
    Segment emptySegment() {
        return switch (attribute.type()) {
            case SET -> new SetSegment(dictionary);
            case INTEGER, DECIMAL, MONEY, RATIO -> new NumberSegment();
            case BOOLEAN, DATE, ENUM, TEXT -> new CodedSegment(attribute.type(), dictionary);
        };
    }

    /**
     * Refuses what the attribute cannot be.
     *
     * @throws IllegalArgumentException if the value is of another type
     */
    void check(Value value) {
        if (!fits(attribute.type(), value)) {
            throw new IllegalArgumentException("value of the wrong type: " + attribute.key());
        }
    }

    static boolean fits(ValueType type, Value value) {
        return switch (value) {
            case Value.Truth truth -> type == ValueType.BOOLEAN;
            case Value.Num number -> type.isNumeric();
            case Value.Day day -> type == ValueType.DATE;
            case Value.Symbol symbol -> type == ValueType.ENUM;
            case Value.Symbols symbols -> type == ValueType.SET;
            case Value.Text text -> type == ValueType.TEXT;
        };
    }
}
