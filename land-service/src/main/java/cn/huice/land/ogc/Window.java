package cn.huice.land.ogc;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * A bbox: one or, across 180°, two areas in longitude and latitude. What reaches beyond the range of coordinates is cut, for a box is
 * invalid only where its numbers are (/req/core/query-param-invalid).
 *
 * @param areas what items must touch; none where the box lies wholly beyond
 * @param rectangles whether the areas are the rectangles of their extents, so that what lies within an extent lies within the area
 */
record Window(List<Geometry> areas, boolean rectangles) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int STEPS = 32;

    /** The zone's plane, northing and easting in metres: beyond, the projection means nothing, and no parcel lies there. */
    private static final double SOUTHERNMOST = 0;

    private static final double NORTHERNMOST = 6_000_000;
    private static final double WESTERNMOST = -500_000;
    private static final double EASTERNMOST = 1_500_000;

    /**
     * Reads the parameter, its numbers in the order of axes of the reference system.
     *
     * @throws cn.huice.web.ProblemException 400 unless 4 or 6 finite numbers, the lower before the upper
     */
    static Window read(String text, Crs crs) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw bad("应为 4 个或 6 个以逗号分隔的数", "must be 4 or 6 numbers, separated by commas");
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (!NUMBER.matcher(parts[i].strip()).matches()) {
                throw bad("第 " + (i + 1) + " 个不是数", "number " + (i + 1) + " is not a number");
            }
            numbers[i] = Double.parseDouble(parts[i].strip());
            if (Double.isInfinite(numbers[i])) {
                throw bad("第 " + (i + 1) + " 个数过大", "number " + (i + 1) + " is too large");
            }
        }
        if (parts.length == 6 && numbers[2] > numbers[5]) {
            throw bad("高度下限大于上限", "the lower height is above the upper");
        }
        int upper = parts.length / 2;
        Coordinate low = new Coordinate(numbers[0], numbers[1]);
        Coordinate high = new Coordinate(numbers[upper], numbers[upper + 1]);
        return crs instanceof Crs.Plane plane ? plane(low, high, plane) : degrees(crs.toPlace(low), crs.toPlace(high));
    }

    /** The smallest extents that hold the areas. */
    List<Envelope> extents() {
        return areas.stream().map(Geometry::getEnvelopeInternal).toList();
    }

    boolean touches(Geometry outline) {
        return areas.stream().anyMatch(area -> area.intersects(outline));
    }

    private static Window degrees(Coordinate low, Coordinate high) {
        if (low.y > high.y) {
            throw bad("纬度下限大于上限", "the lower latitude is above the upper");
        }
        if (low.x > high.x && (low.x > 180 || high.x < -180)) {
            throw bad("跨 180° 经线时经度应在 -180 至 180 之间", "longitudes of a box across 180° are -180 to 180");
        }
        if (low.y > 90 || high.y < -90 || low.x > 180 || high.x < -180) {
            return new Window(List.of(), true);
        }
        double south = Math.clamp(low.y, -90, 90);
        double north = Math.clamp(high.y, -90, 90);
        double west = Math.clamp(low.x, -180, 180);
        double east = Math.clamp(high.x, -180, 180);
        return new Window(
                low.x <= high.x
                        ? List.of(rectangle(west, east, south, north))
                        : List.of(rectangle(west, 180, south, north), rectangle(-180, east, south, north)),
                true);
    }

    /** Straight in the plane is not straight in degrees, so the sides are followed in steps. */
    private static Window plane(Coordinate low, Coordinate high, Crs.Plane crs) {
        if (low.x > high.x || low.y > high.y) {
            throw bad("下限大于上限", "a lower bound is above its upper");
        }
        if (low.x > NORTHERNMOST || high.x < SOUTHERNMOST || low.y > EASTERNMOST || high.y < WESTERNMOST) {
            return new Window(List.of(), false);
        }
        double south = Math.max(low.x, SOUTHERNMOST);
        double north = Math.min(high.x, NORTHERNMOST);
        double west = Math.max(low.y, WESTERNMOST);
        double east = Math.min(high.y, EASTERNMOST);
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            ring.add(new Coordinate(south, west + (east - west) * i / STEPS));
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(new Coordinate(south + (north - south) * i / STEPS, east));
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(new Coordinate(north, east - (east - west) * i / STEPS));
        }
        for (int i = 0; i < STEPS; i++) {
            ring.add(new Coordinate(north - (north - south) * i / STEPS, west));
        }
        List<Coordinate> places =
                new ArrayList<>(ring.stream().map(crs::toPlace).toList());
        places.add(places.getFirst());
        return new Window(List.of(Outline.PLACES.createPolygon(places.toArray(new Coordinate[0]))), false);
    }

    private static Geometry rectangle(double west, double east, double south, double north) {
        return Outline.PLACES.toGeometry(new Envelope(west, east, south, north));
    }

    private static cn.huice.web.ProblemException bad(String zh, String en) {
        return Parameters.bad("bbox", zh, en, "minx,miny[,minz],maxx,maxy[,maxz]");
    }
}
