package cn.huice.policy.scan;

import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Two attributes say the same: texts as they are, codes by their Chinese names. */
final class Same extends Condition {
    private final int left;
    private final int right;
    private final Map<String, String> leftNames;
    private final Map<String, String> rightNames;

    Same(int id, int left, Attribute leftAttribute, int right, Attribute rightAttribute) {
        super(id);
        this.left = left;
        this.right = right;
        this.leftNames = names(leftAttribute);
        this.rightNames = names(rightAttribute);
    }

    private static Map<String, String> names(Attribute attribute) {
        var names = new HashMap<String, String>();
        for (Code code : attribute.codes()) {
            names.put(code.code(), code.name());
        }
        return names;
    }

    @Override
    void scan(Frame frame, long[] rows, Bits result) {
        Arrays.fill(result.sure, 0);
        Arrays.fill(result.possible, 0);
        Selection selection = frame.select(rows);
        for (int i = 0; i < selection.count; i++) {
            result.put(selection.rows[i], frame.row(selection.rows[i]).truth(this));
        }
        frame.close(selection);
    }

    @Override
    Truth test(Row row) {
        String one = name(row.value(left), leftNames);
        String other = name(row.value(right), rightNames);
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.equals(other));
    }

    private static String name(Value value, Map<String, String> names) {
        return switch (value) {
            case null -> null;
            case Value.Symbol(String code) -> names.getOrDefault(code, code);
            case Value.Text(String text) -> text;
            default -> throw new IllegalStateException("neither code nor text");
        };
    }

    @Override
    int cost() {
        return 10_000;
    }

    @Override
    boolean isWholesale() {
        return false;
    }
}
