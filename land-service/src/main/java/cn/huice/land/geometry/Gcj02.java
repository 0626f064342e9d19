package cn.huice.land.geometry;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The offset of GCJ-02, the coordinates of Chinese web maps: some hundreds of metres that change smoothly from place to place. A parcel
 * traced on such a map lies off by just that vector, and this is how it is recognised.
 */
public final class Gcj02 {
    private static final double AXIS = 6_378_245.0;
    private static final double ECCENTRICITY = 0.00669342162296594323;

    private Gcj02() {}

    /** Where a place of EPSG:4490 appears on such a map. */
    public static Coordinate shifted(Coordinate place) {
        double x = place.x - 105.0;
        double y = place.y - 35.0;
        double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
        north += waves(6.0 * x, 2.0 * x, 20.0, 20.0);
        north += waves(y, y / 3.0, 20.0, 40.0);
        north += waves(y / 12.0, y / 30.0, 160.0, 320.0);
        double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        east += waves(6.0 * x, 2.0 * x, 20.0, 20.0);
        east += waves(x, x / 3.0, 20.0, 40.0);
        east += waves(x / 12.0, x / 30.0, 150.0, 300.0);
        double latitude = Math.toRadians(place.y);
        double magic = 1 - ECCENTRICITY * Math.sin(latitude) * Math.sin(latitude);
        double metresNorth = AXIS * (1 - ECCENTRICITY) / (magic * Math.sqrt(magic)) * Math.PI / 180.0;
        double metresEast = AXIS / Math.sqrt(magic) * Math.cos(latitude) * Math.PI / 180.0;
        return new Coordinate(place.x + east / metresEast, place.y + north / metresNorth);
    }

    /** The place of EPSG:4490 that appears there, to a centimetre. */
    public static Coordinate unshifted(Coordinate shown) {
        Coordinate place = shown.copy();
        for (int i = 0; i < 6; i++) {
            Coordinate again = shifted(place);
            place = new Coordinate(place.x + shown.x - again.x, place.y + shown.y - again.y);
        }
        return place;
    }

    public static Geometry unshifted(Geometry shown) {
        Geometry places = shown.copy();
        places.apply((org.locationtech.jts.geom.CoordinateFilter) corner -> {
            Coordinate place = unshifted(corner);
            corner.x = place.x;
            corner.y = place.y;
        });
        places.geometryChanged();
        return places;
    }

    private static double waves(double fast, double slow, double first, double second) {
        return (first * Math.sin(fast * Math.PI) + second * Math.sin(slow * Math.PI)) * 2.0 / 3.0;
    }
}
