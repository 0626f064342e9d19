package cn.huice.land.geometry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * A zone of the Gauss-Krüger projection on CGCS2000: the plane in which parcels are surveyed and their areas computed. Eastings have
 * the false easting of 500 km and no zone prefix.
 *
 * @param width 3 or 6 degrees
 * @param number 25 to 45 of the narrow zones (central meridian 3n), 13 to 23 of the wide ones (6n - 3)
 */
public record Zone(int width, int number) {
    /** EPSG:4534 is the narrow zone at 75° E, EPSG:4554 the one at 135° E. */
    private static final int EPSG_OF_FIRST = 4534;

    private static final int FIRST = 25;
    private static final int LAST = 45;
    private static final int FIRST_WIDE = 13;
    private static final int LAST_WIDE = 23;

    private static final Map<Integer, Projection> PROJECTIONS = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such zone over China */
    public Zone {
        if (!exists(width, number)) {
            throw new IllegalArgumentException("no zone " + number + " of " + width + " degrees");
        }
    }

    public static boolean exists(int width, int number) {
        return (width == 3 && number >= FIRST && number <= LAST)
                || (width == 6 && number >= FIRST_WIDE && number <= LAST_WIDE);
    }

    /** The narrow zone of that number. */
    public static Zone of(int number) {
        return new Zone(3, number);
    }

    /** The narrow zone in whose middle third a place lies. @param longitude 73° to 136° E */
    public static Zone at(double longitude) {
        return of((int) Math.round(longitude / 3));
    }

    /** The narrow zone an EPSG code stands for: 4548 is the one at 117° E. */
    public static Zone ofEpsg(int code) {
        return of(code - EPSG_OF_FIRST + FIRST);
    }

    public int centralMeridian() {
        return width == 3 ? 3 * number : 6 * number - 3;
    }

    /** Of a narrow zone. */
    public int epsg() {
        if (width != 3) {
            throw new IllegalStateException("only zones of 3 degrees are served");
        }
        return number - FIRST + EPSG_OF_FIRST;
    }

    /** @return x is the easting, y the northing, in metres */
    public Coordinate plane(Coordinate place) {
        ProjCoordinate to = new ProjCoordinate();
        projection().project(new ProjCoordinate(place.x, place.y), to);
        return new Coordinate(to.x, to.y);
    }

    /** @return x is the longitude, y the latitude, in degrees */
    public Coordinate place(Coordinate plane) {
        ProjCoordinate to = new ProjCoordinate();
        projection().inverseProject(new ProjCoordinate(plane.x, plane.y), to);
        return new Coordinate(to.x, to.y);
    }

    /** The outline in this plane, edges straight in it as the surveyor drew them. */
    public Geometry plane(Geometry outline) {
        return changed(outline, this::plane);
    }

    public Geometry places(Geometry plane) {
        return changed(plane, this::place);
    }

    private interface Change {
        Coordinate of(Coordinate from);
    }

    private static Geometry changed(Geometry geometry, Change change) {
        Geometry copy = geometry.copy();
        CoordinateFilter filter = coordinate -> {
            Coordinate to = change.of(coordinate);
            coordinate.x = to.x;
            coordinate.y = to.y;
        };
        copy.apply(filter);
        copy.geometryChanged();
        return copy;
    }

    /** The extended series keeps below a millimetre far outside the zone, and going there and back ends where it began. */
    private Projection projection() {
        return PROJECTIONS.computeIfAbsent(
                centralMeridian(),
                meridian -> new CRSFactory()
                        .createFromParameters(
                                "CGCS2000 / " + meridian,
                                "+proj=etmerc +lat_0=0 +lon_0=" + meridian
                                        + " +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m")
                        .getProjection());
    }
}
