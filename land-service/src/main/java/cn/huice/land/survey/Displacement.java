package cn.huice.land.survey;

import cn.huice.land.geometry.Gcj02;
import cn.huice.land.geometry.Outline;
import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.Content;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.Parcels;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Recognises a parcel that was drawn on a web map and lies off by the offset of GCJ-02 (some 400 to 700 metres). Nothing in a single outline
 * tells, so it is held against what is registered. It counts as displaced if
 *
 * <ul>
 *   <li>the parcel itself is registered, and the new outline's centre lies off the old one's by just that vector, to 15 metres; or
 *   <li>moved back by the offset it would share two corners or more with registered parcels, to 2 metres, and where it lies it shares none.
 * </ul>
 *
 * A first parcel far from all others is not recognised.
 */
@ApplicationScoped
class Displacement {
    private static final double CENTRES_MATCH = 15;
    private static final double CORNERS_MATCH = 2;
    private static final int SHARED_CORNERS = 2;
    private static final double REACH_DEGREES = 0.0001;

    private final Parcels parcels;

    Displacement(Parcels parcels) {
        this.parcels = parcels;
    }

    /** @throws ProblemException 422 if the outline looks displaced */
    void requireNone(Content content, LocalDate from) {
        Geometry given = content.outline();
        Zone zone = Zone.at(given.getEnvelopeInternal().centre().x);
        Geometry back = Gcj02.unshifted(given);
        Optional<Parcel> itself = parcels.inForce(content.code());
        if (itself.isPresent() && liesOff(itself.get().content().outline(), given, zone)) {
            throw displaced(itself.get(), given, back, zone);
        }
        List<Parcel> around = near(back, from);
        if (shared(back, around, zone) >= SHARED_CORNERS && shared(given, near(given, from), zone) == 0) {
            throw displaced(around.getFirst(), given, back, zone);
        }
    }

    private static boolean liesOff(Geometry registered, Geometry given, Zone zone) {
        Coordinate centre = registered.getCentroid().getCoordinate();
        Coordinate expected = zone.plane(Gcj02.shifted(centre));
        Coordinate found = zone.plane(given.getCentroid().getCoordinate());
        return found.distance(expected) <= CENTRES_MATCH && found.distance(zone.plane(centre)) > 2 * CENTRES_MATCH;
    }

    private List<Parcel> near(Geometry outline, LocalDate from) {
        Envelope extent = new Envelope(outline.getEnvelopeInternal());
        extent.expandBy(REACH_DEGREES);
        return parcels.near(extent, from);
    }

    /** Corners of an outline that are corners of others too. */
    private static int shared(Geometry outline, List<Parcel> others, Zone zone) {
        int shared = 0;
        Coordinate[] corners = zone.plane(outline).getCoordinates();
        for (int i = 0; i < corners.length - 1; i++) {
            Coordinate corner = corners[i];
            boolean met = others.stream()
                    .flatMap(other ->
                            List.of(zone.plane(other.content().outline()).getCoordinates()).stream())
                    .anyMatch(other -> other.distance(corner) <= CORNERS_MATCH);
            shared += met ? 1 : 0;
        }
        return shared;
    }

    private static ProblemException displaced(Parcel by, Geometry given, Geometry back, Zone zone) {
        long metres = Math.round(zone.plane(given.getCentroid().getCoordinate())
                .distance(zone.plane(back.getCentroid().getCoordinate())));
        return Outline.unfit(
                "geometry",
                "图形疑为 GCJ-02 坐标：与 " + by.code() + " 相比整体偏移约 " + metres + " 米，恰为该处的加密偏移量",
                "looks like GCJ-02: against " + by.code() + " it is displaced by about " + metres
                        + " m, which is the offset of web maps there",
                "gcj-02");
    }
}
