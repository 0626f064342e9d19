package cn.huice.land.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Conditions on rows of {@code land_contract}, joined by and; what callers say is bound, never pasted. */
final class ContractFilter {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    void add(String condition, Object... values) {
        conditions.add(condition);
        Collections.addAll(arguments, values);
    }

    /** Null asks for nothing. */
    void when(String condition, Object value) {
        if (value != null) {
            add(condition, value);
        }
    }

    String where() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    Object[] arguments() {
        return arguments.toArray();
    }
}
