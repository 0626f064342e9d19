package cn.huice.land.ogc;

import cn.huice.land.geometry.Crs;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.ParcelProperty;
import cn.huice.land.parcel.RightType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which items are asked for, and how.
 *
 * @param filters by the name of a queryable, the value it must have
 * @param after the key of the last item of the page before
 */
record ItemQuery(
        Items items,
        int limit,
        Optional<Window> window,
        Optional<Period> period,
        Map<String, String> filters,
        Crs crs,
        Optional<String> after) {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1000;

    private static final Set<String> OWN = Set.of("limit", "bbox", "bbox-crs", "datetime", "crs", "cursor");
    private static final Set<String> KNOWN = known();

    /** @throws cn.huice.web.ProblemException 400 naming the parameter that is unknown or not valid */
    static ItemQuery read(Items items, Map<String, List<String>> query, List<Crs> offered) {
        Parameters parameters = Parameters.among(query, KNOWN);
        Crs bboxCrs = parameters
                .get("bbox-crs")
                .map(uri -> crs("bbox-crs", uri, offered))
                .orElse(Crs.CRS84);
        Map<String, String> filters = new TreeMap<>();
        for (ParcelProperty property : ParcelProperty.ALL) {
            if (property.queryable()) {
                parameters
                        .get(property.name())
                        .ifPresent(value -> filters.put(property.name(), filter(property, value)));
            }
        }
        return new ItemQuery(
                items,
                parameters.get("limit").map(ItemQuery::limit).orElse(DEFAULT_LIMIT),
                parameters.get("bbox").map(text -> Window.read(text, bboxCrs)),
                parameters.get("datetime").map(Period::read),
                filters,
                parameters.get("crs").map(uri -> crs("crs", uri, offered)).orElse(Crs.CRS84),
                parameters.get("cursor").map(text -> cursor(items, text)));
    }

    /** The same from a later key on. */
    ItemQuery from(String key) {
        return new ItemQuery(items, limit, window, period, filters, crs, Optional.of(key));
    }

    static Crs crs(String name, String uri, List<Crs> offered) {
        return Crs.named(uri, offered).orElseThrow(() -> {
            String uris = String.join(", ", offered.stream().map(Crs::uri).toList());
            return Parameters.bad(name, "没有这个坐标系，可用：" + uris, "not offered; offered: " + uris, uris);
        });
    }

    /** More than the most is cut, not refused (/req/core/fc-limit-response-1). */
    private static int limit(String text) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw Parameters.bad("limit", "应为不小于 1 的整数", "must be a whole number from 1", "1.." + MAX_LIMIT);
        }
        return Math.min(Integer.parseInt(text), MAX_LIMIT);
    }

    private static String filter(ParcelProperty property, String value) {
        boolean fits = switch (property.name()) {
            case "district" -> value.matches("[1-9]\\d{5}");
            case "rightType" -> RightType.of(value).isPresent();
            default -> !value.isEmpty() && value.length() <= 200;
        };
        if (!fits) {
            throw Parameters.bad(property.name(), property.title() + "的值不合要求", "not a value it can have", "queryables");
        }
        return value;
    }

    private static String cursor(Items items, String text) {
        boolean fits = items == Items.PARCELS ? ParcelCode.isWellFormed(text) : text.matches("\\d{1,18}");
        if (!fits) {
            throw Parameters.bad("cursor", "应为上一页 next 链接中的值", "must be from the next link of the page before", "next");
        }
        return text;
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>(OWN);
        ParcelProperty.ALL.stream()
                .filter(ParcelProperty::queryable)
                .map(ParcelProperty::name)
                .forEach(known::add);
        return Set.copyOf(known);
    }
}
