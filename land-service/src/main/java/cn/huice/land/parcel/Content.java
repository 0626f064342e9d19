package cn.huice.land.parcel;

import cn.huice.land.use.UseClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * What is registered about a parcel by the department; the rest is computed.
 *
 * @param district GB/T 2260 code of the county or district
 * @param rightEnds 使用期限止: the last day of the right
 * @param limits those that are planned; others are left out
 * @param registeredArea 宗地面积 by the survey, m²
 * @param outline checked; longitude and latitude of EPSG:4490
 */
public record Content(
        ParcelCode code,
        UseClass use,
        Optional<RightType> right,
        Optional<LocalDate> rightEnds,
        Map<Limit, Bounds> limits,
        BigDecimal registeredArea,
        Optional<RightHolder> holder,
        Geometry outline) {
    public Content {
        limits = Map.copyOf(limits);
    }

    public String district() {
        return code.county();
    }

    public Bounds bounds(Limit limit) {
        return limits.getOrDefault(limit, Bounds.NONE);
    }

    /** The same of another shape under another code. */
    Content with(ParcelCode otherCode, BigDecimal area, Geometry otherOutline) {
        return new Content(otherCode, use, right, rightEnds, limits, area, holder, otherOutline);
    }

    Content withRightEnds(Optional<LocalDate> end) {
        return new Content(code, use, right, end, limits, registeredArea, holder, outline);
    }

    Content heldBy(Optional<RightHolder> other) {
        return new Content(code, use, right, rightEnds, limits, registeredArea, other, outline);
    }

    /** Whether another says the same, down to the last digit of the outline. */
    boolean sameAs(Content other) {
        return code.equals(other.code)
                && use.equals(other.use)
                && right.equals(other.right)
                && rightEnds.equals(other.rightEnds)
                && limits.equals(other.limits)
                && registeredArea.compareTo(other.registeredArea) == 0
                && holder.map(RightHolder::subject).equals(other.holder.map(RightHolder::subject))
                && outline.equalsExact(other.outline, 1e-9);
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return code.value();
    }
}
