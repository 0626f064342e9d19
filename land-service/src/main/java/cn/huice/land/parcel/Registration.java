package cn.huice.land.parcel;

import cn.huice.land.geometry.Outline;
import cn.huice.land.use.UseClass;
import cn.huice.land.use.UseClasses;
import cn.huice.registry.SubjectId;
import cn.huice.registry.SubjectKind;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/**
 * A parcel that someone wants registered, read from whatever form it came in.
 *
 * @param from the first day; empty for today
 */
public record Registration(Content content, Optional<LocalDate> from) {
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);
    private static final Set<String> NAMES =
            ParcelProperty.ALL.stream().map(ParcelProperty::name).collect(Collectors.toUnmodifiableSet());

    /**
     * Reads attributes by the names of {@link ParcelProperty}. What is computed may be repeated and is not read; what nobody knows is
     * refused.
     *
     * @param given texts, numbers and nulls
     * @param outline as it came, not checked
     * @throws ProblemException 400 naming an attribute, 422 for the outline
     */
    public static Registration read(Map<String, Object> given, Geometry outline, LocalDate today) {
        for (String name : given.keySet()) {
            if (!NAMES.contains(name)) {
                throw bad(
                        name,
                        "没有这个属性，可用：" + String.join(", ", NAMES.stream().sorted().toList()),
                        "unknown attribute; known: "
                                + String.join(", ", NAMES.stream().sorted().toList()),
                        "no unknown attributes");
            }
        }
        ParcelCode code = ParcelCode.read("code", text(given, "code").orElse(null));
        Optional<LocalDate> from = day(given, "validFrom");
        UseClass use = UseClasses.standard()
                .read(
                        required(given, "useScheme"),
                        text(given, "useVersion"),
                        required(given, "useCode"),
                        from.orElse(today));
        Optional<RightType> right = text(given, "rightType").map(Registration::right);
        Optional<LocalDate> rightEnds = day(given, "rightEnds");
        Content content = new Content(
                code,
                use,
                right,
                rightEnds,
                limits(given),
                area(given),
                holder(given),
                Outline.checked(outline, "geometry"));
        return new Registration(content, from);
    }

    private static BigDecimal area(Map<String, Object> given) {
        BigDecimal area = number(given, "registeredArea")
                .orElseThrow(() -> bad("registeredArea", "必填：登记面积（平方米）", "required: square metres", "> 0"));
        if (area.signum() <= 0
                || area.compareTo(LARGEST) > 0
                || area.stripTrailingZeros().scale() > 2) {
            throw bad(
                    "registeredArea",
                    "应大于 0、不超过 " + LARGEST.toPlainString() + " 平方米，最多两位小数",
                    "must be more than 0 and at most " + LARGEST.toPlainString() + " m², with two decimals at most",
                    "0 < m² <= " + LARGEST.toPlainString());
        }
        return area.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Map<Limit, Bounds> limits(Map<String, Object> given) {
        Map<Limit, Bounds> limits = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            Optional<BigDecimal> min = number(given, limit.property() + "Min");
            Optional<BigDecimal> max = number(given, limit.property() + "Max");
            min.ifPresent(value -> requireConceivable(limit, limit.property() + "Min", value));
            max.ifPresent(value -> requireConceivable(limit, limit.property() + "Max", value));
            if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
                throw bad(
                        limit.property() + "Min",
                        limit.title() + "下限大于上限",
                        "is more than " + limit.property() + "Max",
                        "<= " + limit.property() + "Max");
            }
            if (min.isPresent() || max.isPresent()) {
                limits.put(limit, new Bounds(min, max));
            }
        }
        return limits;
    }

    private static void requireConceivable(Limit limit, String field, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(limit.most()) > 0 || value.scale() > 4) {
            throw bad(
                    field,
                    limit.title() + "应在 0 至 " + limit.most() + " 之间，最多四位小数",
                    "must be 0 to " + limit.most() + " with four decimals at most",
                    "0.." + limit.most());
        }
    }

    private static Optional<RightHolder> holder(Map<String, Object> given) {
        Optional<String> kind = text(given, "holderKind");
        Optional<String> id = text(given, "holderId");
        if (kind.isEmpty() && id.isEmpty()) {
            return Optional.empty();
        }
        Set<String> kinds = Set.of("person", "enterprise", "institution");
        if (kind.isEmpty()
                || !kinds.contains(kind.get())
                || SubjectKind.named(kind.get()).isEmpty()) {
            throw bad(
                    "holderKind",
                    "应为 person、enterprise 或 institution",
                    "must be person, enterprise or institution",
                    "enum");
        }
        if (id.isEmpty() || !SubjectId.isWellFormed(id.get())) {
            throw bad("holderId", "应为权利人的主体编号", "must be the holder's subject id", "subject id");
        }
        return Optional.of(new RightHolder(new SubjectId(kind.get(), id.get()), text(given, "holderName")));
    }

    private static RightType right(String code) {
        return RightType.of(code)
                .orElseThrow(() -> bad(
                        "rightType",
                        "应为 allocation（划拨）、lease（租赁）或 grant（出让）",
                        "must be allocation, lease or grant",
                        "enum"));
    }

    private static String required(Map<String, Object> given, String name) {
        return text(given, name).orElseThrow(() -> bad(name, "必填", "required", "required"));
    }

    private static Optional<String> text(Map<String, Object> given, String name) {
        Object value = given.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)) {
            throw bad(name, "应为文字", "must be a text", "string");
        }
        if (text.length() > 200 || text.codePoints().anyMatch(Character::isISOControl)) {
            throw bad(name, "最多 200 字，不含控制字符", "at most 200 characters, none of them control characters", "<= 200");
        }
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    private static Optional<BigDecimal> number(Map<String, Object> given, String name) {
        Object value = given.get(name);
        return switch (value) {
            case null -> Optional.empty();
            case BigDecimal number -> Optional.of(number);
            case Integer number -> Optional.of(BigDecimal.valueOf(number));
            case Long number -> Optional.of(BigDecimal.valueOf(number));
            case java.math.BigInteger number -> Optional.of(new BigDecimal(number));
            case Double number when Double.isFinite(number) -> Optional.of(BigDecimal.valueOf(number));
            default -> throw bad(name, "应为数字", "must be a number", "number");
        };
    }

    private static Optional<LocalDate> day(Map<String, Object> given, String name) {
        return text(given, name).map(text -> {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.isAfter(LAST_DAY)) {
                    throw bad(name, "不得晚于 " + LAST_DAY, "must not be after " + LAST_DAY, "<= " + LAST_DAY);
                }
                return day;
            } catch (DateTimeParseException e) {
                throw bad(name, "应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601");
            }
        });
    }

    private static ProblemException bad(String field, String zh, String en, String rule) {
        return ProblemException.badRequest(
                "parcel-invalid",
                Text.of("宗地属性不合要求", "The parcel's attributes are not valid"),
                FieldError.of(field, zh, en, rule));
    }
}
