package cn.huice.land.geometry;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes outlines of rings, and refuses what cannot be the outline of a parcel, saying where and why. */
public final class Outline {
    /** Everything is kept in EPSG:4490. */
    public static final GeometryFactory PLACES =
            new GeometryFactory(new org.locationtech.jts.geom.PrecisionModel(), 4490);

    /** More corners than any parcel has. */
    private static final int MOST_CORNERS = 20_000;

    private static final int FEWEST_CORNERS = 4;

    private Outline() {}

    /**
     * A ring as it was given.
     *
     * @param field what to call it in a refusal
     * @throws ProblemException 422 unless it has four positions at least, ends where it begins and every position is a number
     */
    public static LinearRing ring(List<Coordinate> corners, String field) {
        if (corners.size() < FEWEST_CORNERS) {
            throw unfit(
                    field,
                    "环至少需要 4 个点（首尾相同），只有 " + corners.size() + " 个",
                    "a ring has at least 4 positions, the last like the first; there are " + corners.size(),
                    "ring-too-short");
        }
        if (corners.size() > MOST_CORNERS) {
            throw unfit(
                    field,
                    "环的点数超过 " + MOST_CORNERS,
                    "a ring has at most " + MOST_CORNERS + " positions",
                    "ring-too-long");
        }
        for (Coordinate corner : corners) {
            if (!Double.isFinite(corner.x) || !Double.isFinite(corner.y)) {
                throw unfit(field, "坐标不是有限的数", "a coordinate is not a finite number", "coordinate");
            }
        }
        if (!corners.getFirst().equals2D(corners.getLast())) {
            throw unfit(
                    field,
                    "环未闭合：末点与首点不同",
                    "the ring is not closed: it ends elsewhere than it begins",
                    "ring-not-closed");
        }
        return PLACES.createLinearRing(corners.toArray(new Coordinate[0]));
    }

    /**
     * Checks an outline and brings it into the form in which it is kept: outer rings counter-clockwise, holes clockwise (RFC 7946 §3.1.6).
     *
     * @param outline polygon or multipolygon, longitude and latitude
     * @throws ProblemException 422 naming the flaw and its place
     */
    public static Geometry checked(Geometry outline, String field) {
        if (outline.isEmpty() || !(outline instanceof Polygon || outline instanceof MultiPolygon)) {
            throw unfit(field, "应为面或多面", "must be a polygon or a multipolygon", "Polygon, MultiPolygon");
        }
        Region.requireInChina(outline, field);
        TopologyValidationError flaw = new IsValidOp(outline).getValidationError();
        if (flaw != null) {
            throw refused(flaw, field);
        }
        return wound(outline);
    }

    /** Two outlines' common ground in the plane of a zone. */
    public static double overlap(Geometry one, Geometry other) {
        return OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION).getArea();
    }

    /** Ground that belongs to one of the two only, in the plane. */
    public static double difference(Geometry one, Geometry other) {
        return OverlayNGRobust.overlay(one, other, OverlayNG.SYMDIFFERENCE).getArea();
    }

    /** All of them together, in the plane. */
    public static Geometry union(List<Geometry> outlines) {
        return OverlayNGRobust.union(outlines);
    }

    public static ProblemException unfit(String field, String zh, String en, String rule) {
        return ProblemException.unprocessable(
                "outline-unfit",
                Text.of("宗地图形不合要求", "The outline cannot be registered"),
                FieldError.of(field, zh, en, rule));
    }

    private static ProblemException refused(TopologyValidationError flaw, String field) {
        String at = String.format(Locale.ROOT, "(%.8f, %.8f)", flaw.getCoordinate().x, flaw.getCoordinate().y);
        return switch (flaw.getErrorType()) {
            case TopologyValidationError.SELF_INTERSECTION ->
                unfit(field, "边界自相交，位于 " + at, "the boundary crosses itself at " + at, "self-crossing");
            case TopologyValidationError.RING_SELF_INTERSECTION ->
                unfit(field, "环自相接，位于 " + at, "a ring touches itself at " + at, "ring-touches-itself");
            case TopologyValidationError.HOLE_OUTSIDE_SHELL ->
                unfit(field, "内环在外环之外，位于 " + at, "a hole lies outside of its ring, at " + at, "hole-outside");
            case TopologyValidationError.NESTED_HOLES ->
                unfit(field, "内环互相嵌套，位于 " + at, "a hole lies within another, at " + at, "nested-holes");
            case TopologyValidationError.NESTED_SHELLS ->
                unfit(field, "各面互相嵌套，位于 " + at, "a polygon lies within another, at " + at, "nested-shells");
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                unfit(field, "内部被内环隔断，位于 " + at, "holes cut the inside apart at " + at, "inside-cut-apart");
            case TopologyValidationError.DUPLICATE_RINGS ->
                unfit(field, "环重复，位于 " + at, "a ring stands twice, at " + at, "duplicate-rings");
            case TopologyValidationError.TOO_FEW_POINTS ->
                unfit(
                        field,
                        "环上不同的点不足 3 个，位于 " + at,
                        "a ring has fewer than three corners, at " + at,
                        "ring-too-short");
            default -> unfit(field, "图形无效，位于 " + at, flaw.getMessage() + " at " + at, "outline");
        };
    }

    private static Geometry wound(Geometry outline) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) outline.getGeometryN(i);
            LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
            for (int hole = 0; hole < holes.length; hole++) {
                holes[hole] = turned(polygon.getInteriorRingN(hole), false);
            }
            polygons.add(PLACES.createPolygon(turned(polygon.getExteriorRing(), true), holes));
        }
        return polygons.size() == 1 ? polygons.getFirst() : PLACES.createMultiPolygon(polygons.toArray(new Polygon[0]));
    }

    private static LinearRing turned(LinearRing ring, boolean counterClockwise) {
        Coordinate[] corners = ring.getCoordinates();
        LinearRing kept = PLACES.createLinearRing(flat(corners));
        return Orientation.isCCW(corners) == counterClockwise ? kept : kept.reverse();
    }

    /** Heights are not kept. */
    private static Coordinate[] flat(Coordinate[] corners) {
        Coordinate[] flat = new Coordinate[corners.length];
        for (int i = 0; i < corners.length; i++) {
            flat[i] = new Coordinate(corners[i].x, corners[i].y);
        }
        return flat;
    }
}
