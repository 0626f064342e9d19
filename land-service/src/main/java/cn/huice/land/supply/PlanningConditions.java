package cn.huice.land.supply;

import cn.huice.land.parcel.Bounds;
import cn.huice.land.parcel.Limit;
import cn.huice.land.use.UseClass;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * 规划条件 a parcel is supplied under.
 *
 * @param limits by {@link Limit#property}: at least 容积率, 建筑密度, 绿地率 and 建筑限高
 */
public record PlanningConditions(UseClass use, Map<String, Span> limits) {
    private static final List<Limit> REQUIRED =
            List.of(Limit.FLOOR_AREA_RATIO, Limit.BUILDING_DENSITY, Limit.GREEN_RATIO, Limit.HEIGHT);

    /** At least and at most; null where there is none. */
    public record Span(BigDecimal min, BigDecimal max) {}

    public PlanningConditions {
        limits = Map.copyOf(limits);
    }

    /** @throws ProblemException 400 naming the limit at fault */
    static PlanningConditions read(UseClass use, Map<String, Span> limits) {
        Map<String, Span> known = new TreeMap<>();
        limits.forEach((name, span) -> known.put(limit(name).property(), checked(limit(name), span)));
        for (Limit limit : REQUIRED) {
            if (!known.containsKey(limit.property())) {
                throw Fields.bad(
                        "limits." + limit.property(),
                        "必填：" + limit.title() + "的下限或上限",
                        "required: the least or the most",
                        "min | max");
            }
        }
        return new PlanningConditions(use, known);
    }

    private static Limit limit(String name) {
        for (Limit limit : Limit.values()) {
            if (limit.property().equals(name)) {
                return limit;
            }
        }
        String known = String.join(
                ", ",
                java.util.Arrays.stream(Limit.values()).map(Limit::property).toList());
        throw Fields.bad(
                "limits." + (name.length() > 60 ? name.substring(0, 60) : name),
                "没有这个指标，可用：" + known,
                "no such limit; known: " + known,
                known);
    }

    private static Span checked(Limit limit, Span span) {
        String field = "limits." + limit.property();
        if (span == null || (span.min() == null && span.max() == null)) {
            throw Fields.bad(field, "应给出下限或上限", "give the least or the most", "min | max");
        }
        requireConceivable(limit, field + ".min", span.min());
        requireConceivable(limit, field + ".max", span.max());
        try {
            new Bounds(Optional.ofNullable(span.min()), Optional.ofNullable(span.max()));
        } catch (IllegalArgumentException e) {
            throw Fields.bad(field + ".min", limit.title() + "下限大于上限", "is more than the most", "<= max");
        }
        return span;
    }

    private static void requireConceivable(Limit limit, String field, BigDecimal value) {
        if (value != null && (value.signum() < 0 || value.compareTo(limit.most()) > 0 || value.scale() > 4)) {
            throw Fields.bad(
                    field,
                    limit.title() + "应在 0 至 " + limit.most() + " 之间，最多四位小数",
                    "must be 0 to " + limit.most() + " with four decimals at most",
                    "0.." + limit.most());
        }
    }
}
