package cn.huice.land.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Conditions of a query with the arguments bound to them, in order. */
record Conditions(String sql, List<Object> bound) {

    static Conditions of(String condition) {
        return new Conditions(condition, List.of());
    }

    Conditions and(String condition, Object... arguments) {
        List<Object> all = new ArrayList<>(bound);
        all.addAll(Arrays.asList(arguments));
        return new Conditions(sql + " AND " + condition, List.copyOf(all));
    }

    /** What is bound, then more. */
    Object[] arguments(Object[]... more) {
        List<Object> all = new ArrayList<>(bound);
        for (Object[] each : more) {
            all.addAll(Arrays.asList(each));
        }
        return all.toArray();
    }
}
