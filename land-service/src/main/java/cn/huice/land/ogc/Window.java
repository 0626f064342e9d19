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
 * A bbox: one or, across 180°, two areas in longitude and latitude.
 *
 * @param areas what items must touch
 * @param rectangles whether the areas are the rectangles of their extents, so that what lies within an extent lies within the area
 */
record Window(List<Geometry> areas, boolean rectangles) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final int STEPS = 32;
    private static final double FARTHEST = 2e7;

    /**
     * Reads the parameter, its numbers in the order of axes of the reference system.
     *
     * @throws cn.huice.web.ProblemException 400 unless 4 or 6 numbers, the lower before the upper
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
        for (Coordinate corner : List.of(low, high)) {
            if (Math.abs(corner.x) > 180 || Math.abs(corner.y) > 90) {
                throw bad("经度应在 -180 至 180、纬度应在 -90 至 90 之间", "longitudes are -180 to 180, latitudes -90 to 90");
            }
        }
        if (low.y > high.y) {
            throw bad("纬度下限大于上限", "the lower latitude is above the upper");
        }
        List<Geometry> areas = new ArrayList<>();
        if (low.x <= high.x) {
            areas.add(rectangle(low.x, high.x, low.y, high.y));
        } else {
            areas.add(rectangle(low.x, 180, low.y, high.y));
            areas.add(rectangle(-180, high.x, low.y, high.y));
        }
        return new Window(areas, true);
    }

    /** Straight in the plane is not straight in degrees, so the sides are followed in steps. */
    private static Window plane(Coordinate low, Coordinate high, Crs.Plane crs) {
        if (low.x > high.x || low.y > high.y) {
            throw bad("下限大于上限", "a lower bound is above its upper");
        }
        // Far from the zone the projection means nothing, and no parcel lies there.
        double south = Math.clamp(low.x, 0, 6_000_000);
        double north = Math.clamp(high.x, 0, 6_000_000);
        double west = Math.clamp(low.y, -500_000, 1_500_000);
        double east = Math.clamp(high.y, -500_000, 1_500_000);
        if (high.x < 0 || low.x > FARTHEST || south >= north && low.x != high.x || west >= east && low.y != high.y) {
            return new Window(List.of(), false);
        }
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
