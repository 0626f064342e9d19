package cn.huice.land.parcel;

import cn.huice.land.geometry.Areas;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * 使用期限 of parcels that are to become one. Where they differ the grantor consents and a principle decides (津滨政办发〔2022〕7号 五).
 * The text does not say how equal value is reckoned: an appraisal does, and must come out between the earliest and the latest end. The
 * average weighted by registered area is shown beside it as a guide.
 */
public final class Terms {
    private Terms() {}

    /** By which principle the term of a merged parcel is determined. */
    @Schema(name = "TermPrinciple")
    public enum Principle {
        /** 从早原则 */
        EARLIEST,
        /** 等价值原则 */
        EQUAL_VALUE
    }

    static boolean differ(List<Parcel> parcels) {
        return parcels.stream()
                        .map(parcel -> parcel.content().rightEnds())
                        .distinct()
                        .count()
                > 1;
    }

    /** The first of the ends; empty if none has one. */
    static Optional<LocalDate> earliest(List<Parcel> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.content().rightEnds().stream())
                .min(LocalDate::compareTo);
    }

    static Optional<LocalDate> latest(List<Parcel> parcels) {
        return parcels.stream()
                .flatMap(parcel -> parcel.content().rightEnds().stream())
                .max(LocalDate::compareTo);
    }

    /** The average end, weighted by registered area, to the day; empty unless every parcel has an end. */
    static Optional<LocalDate> weighted(List<Parcel> parcels) {
        BigDecimal days = BigDecimal.ZERO;
        BigDecimal area = BigDecimal.ZERO;
        for (Parcel parcel : parcels) {
            if (parcel.content().rightEnds().isEmpty()) {
                return Optional.empty();
            }
            BigDecimal own = Areas.mu(parcel.content().registeredArea());
            days = days.add(own.multiply(
                    BigDecimal.valueOf(parcel.content().rightEnds().get().toEpochDay())));
            area = area.add(own);
        }
        return Optional.of(
                LocalDate.ofEpochDay(days.divide(area, 0, RoundingMode.HALF_UP).longValueExact()));
    }
}
