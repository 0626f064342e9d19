package cn.huice.land.parcel;

import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * No two parcels share ground. It is measured in the plane of the zone, where surveyors draw boundaries: a straight edge of a kilometre
 * there is bent by centimetres in degrees.
 */
@ApplicationScoped
public class Overlaps {
    private final ParcelTable table;
    private final ParcelSettings settings;

    Overlaps(ParcelTable table, ParcelSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** Ground shared with another parcel. @param area m² */
    public record Overlap(ParcelCode with, BigDecimal area) {}

    /** What of the register an outline overlaps by more than the tolerance. @param besides these are not asked */
    public List<Overlap> of(Geometry outline, LocalDate from, List<ParcelCode> besides) {
        Zone zone = zone(outline);
        Geometry plane = zone.plane(outline);
        List<Overlap> overlaps = new ArrayList<>();
        for (Parcel other : table.near(outline.getEnvelopeInternal(), from, besides)) {
            BigDecimal shared = shared(plane, zone.plane(other.content().outline()));
            if (shared.compareTo(settings.overlapTolerance()) > 0) {
                overlaps.add(new Overlap(other.code(), shared));
            }
        }
        return overlaps;
    }

    /** @throws ProblemException 409 naming each parcel and how much is shared */
    void require(Geometry outline, LocalDate from, List<ParcelCode> besides) {
        List<Overlap> overlaps = of(outline, from, besides);
        if (!overlaps.isEmpty()) {
            throw refused(overlaps);
        }
    }

    public ProblemException refused(List<Overlap> overlaps) {
        return ProblemException.conflict(
                "parcels-overlap",
                Text.of("与已登记的宗地重叠", "The outline overlaps parcels that are registered"),
                overlaps.stream()
                        .map(overlap -> FieldError.of(
                                "geometry",
                                "与 " + overlap.with() + " 重叠 " + overlap.area() + " 平方米，容差 " + tolerance() + " 平方米",
                                "shares " + overlap.area() + " m² with " + overlap.with() + "; up to " + tolerance()
                                        + " m² are tolerated",
                                "<= " + tolerance() + " m²"))
                        .toArray(FieldError[]::new));
    }

    /** Common ground of two outlines in one plane, to the hundredth of a square metre. */
    static BigDecimal shared(Geometry plane, Geometry other) {
        return BigDecimal.valueOf(Outline.overlap(plane, other)).setScale(2, RoundingMode.HALF_UP);
    }

    public BigDecimal tolerance() {
        return settings.overlapTolerance();
    }

    static Zone zone(Geometry outline) {
        return Zone.at(outline.getEnvelopeInternal().centre().x);
    }
}
