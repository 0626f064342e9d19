package cn.huice.land.parcel;

import cn.huice.land.geometry.Areas;
import cn.huice.land.use.Edition;
import cn.huice.land.use.UseClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One attribute of a parcel as GIS programs see it: flat, with a name of letters, in GeoJSON and in GeoPackage alike. Numbers have the
 * unit their title names.
 *
 * @param written by whoever registers; others are computed and, where a request repeats them, not read
 * @param personal told by right only
 * @param queryable items can be asked for by an equal value
 * @param value null where there is none
 */
public record ParcelProperty(
        String name,
        String title,
        Type type,
        boolean written,
        boolean personal,
        boolean queryable,
        Function<Parcel, Object> value) {

    /** As JSON Schema names it, with the format where there is one. */
    public enum Type {
        TEXT("string", null),
        NUMBER("number", null),
        INTEGER("integer", null),
        DATE("string", "date");

        private final String schema;
        private final String format;

        Type(String schema, String format) {
            this.schema = schema;
            this.format = format;
        }

        public String schema() {
            return schema;
        }

        /** Null where there is none. */
        public String format() {
            return format;
        }
    }

    /** All of them, in the order in which they are shown. */
    public static final List<ParcelProperty> ALL = all();

    private static List<ParcelProperty> all() {
        List<ParcelProperty> all = new ArrayList<>();
        all.add(written("code", "宗地代码", Type.TEXT, parcel -> parcel.code().value())
                .asked());
        all.add(computed(
                        "district",
                        "行政区划代码",
                        Type.TEXT,
                        parcel -> parcel.content().district())
                .asked());
        all.add(written(
                        "useScheme",
                        "用途分类标准",
                        Type.TEXT,
                        parcel -> parcel.content().use().scheme())
                .asked());
        all.add(written(
                        "useVersion",
                        "用途分类版本",
                        Type.TEXT,
                        parcel -> parcel.content().use().version())
                .asked());
        all.add(written(
                        "useCode",
                        "用途代码",
                        Type.TEXT,
                        parcel -> parcel.content().use().code())
                .asked());
        all.add(computed(
                "useName",
                "用途名称",
                Type.TEXT,
                parcel -> UseClasses.standard()
                        .find(parcel.content().use())
                        .map(Edition.Entry::name)
                        .orElse(null)));
        all.add(written(
                        "rightType",
                        "权利类型",
                        Type.TEXT,
                        parcel -> parcel.content().right().map(RightType::code).orElse(null))
                .asked());
        all.add(written(
                "rightEnds",
                "使用期限止",
                Type.DATE,
                parcel -> parcel.content().rightEnds().map(Object::toString).orElse(null)));
        for (Limit limit : Limit.values()) {
            String unit = limit.unit().isEmpty() ? "" : "（" + limit.unit() + "）";
            all.add(written(
                    limit.property() + "Min",
                    limit.title() + "下限" + unit,
                    Type.NUMBER,
                    parcel -> parcel.content().bounds(limit).min().orElse(null)));
            all.add(written(
                    limit.property() + "Max",
                    limit.title() + "上限" + unit,
                    Type.NUMBER,
                    parcel -> parcel.content().bounds(limit).max().orElse(null)));
        }
        all.add(written(
                "registeredArea",
                "登记面积（平方米）",
                Type.NUMBER,
                parcel -> parcel.content().registeredArea()));
        all.add(computed(
                "areaMu",
                "登记面积（亩）",
                Type.NUMBER,
                parcel -> Areas.mu(parcel.content().registeredArea())));
        all.add(computed(
                "computedArea",
                "计算面积（平方米）",
                Type.NUMBER,
                parcel -> parcel.areas().plane()));
        all.add(computed(
                "computedAreaMethod",
                "计算方法",
                Type.TEXT,
                parcel -> parcel.areas().method()));
        all.add(computed(
                "ellipsoidArea",
                "椭球面积（平方米），用于校核",
                Type.NUMBER,
                parcel -> parcel.areas().ellipsoid()));
        all.add(written(
                "validFrom", "起始日", Type.DATE, parcel -> parcel.validFrom().toString()));
        all.add(computed(
                "validUntil",
                "终止日",
                Type.DATE,
                parcel -> parcel.validUntil().map(Object::toString).orElse(null)));
        all.add(computed("version", "版本", Type.INTEGER, Parcel::version));
        all.add(ofHolder("holderKind", "权利人类型", holder -> holder.subject().kind()));
        all.add(ofHolder("holderId", "权利人编号", holder -> holder.subject().id()));
        all.add(ofHolder("holderName", "权利人名称", holder -> holder.name().orElse(null)));
        return List.copyOf(all);
    }

    private static ParcelProperty written(String name, String title, Type type, Function<Parcel, Object> value) {
        return new ParcelProperty(name, title, type, true, false, false, value);
    }

    private static ParcelProperty computed(String name, String title, Type type, Function<Parcel, Object> value) {
        return new ParcelProperty(name, title, type, false, false, false, value);
    }

    /** Personal where the holder is a person, which is decided parcel by parcel. */
    private static ParcelProperty ofHolder(String name, String title, Function<RightHolder, Object> value) {
        return new ParcelProperty(
                name,
                title,
                Type.TEXT,
                true,
                true,
                false,
                parcel -> parcel.content().holder().map(value).orElse(null));
    }

    private ParcelProperty asked() {
        return new ParcelProperty(name, title, type, written, personal, true, value);
    }
}
