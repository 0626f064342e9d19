package cn.huice.land.ogc;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Query parameters, each known and given once at most (/req/core/query-param-unknown, query-param-invalid). */
record Parameters(Map<String, String> given) {

    /** @throws ProblemException 400 naming the one that is unknown or stands twice */
    static Parameters among(Map<String, List<String>> query, Set<String> known) {
        Map<String, String> given = new TreeMap<>();
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                String list = known.isEmpty()
                        ? "-"
                        : String.join(", ", known.stream().sorted().toList());
                throw bad(name, "没有这个参数，可用：" + list, "unknown parameter; known: " + list, "known parameters");
            }
            if (values.size() != 1) {
                throw bad(name, "只能给出一次", "may be given once", "once");
            }
            given.put(name, values.getFirst());
        });
        return new Parameters(given);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(given.get(name));
    }

    static ProblemException bad(String name, String zh, String en, String rule) {
        String shown = name.length() > 60 ? name.substring(0, 60) : name;
        return ProblemException.badField(FieldError.of(shown, zh, en, rule));
    }
}
