package cn.huice.land.geometry;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * A reference system as it is served, with its own order of axes. Inside, places are always longitude and latitude of EPSG:4490; axes are
 * exchanged here, once, at the edge.
 */
public sealed interface Crs {
    Crs CRS84 = new Longitudes();
    Crs EPSG_4490 = new Latitudes();

    /** Longitude and latitude; CGCS2000 and WGS 84 differ by less than a metre, so the same numbers are served under both names. */
    record Longitudes() implements Crs {
        @Override
        public String uri() {
            return "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
        }

        @Override
        public Coordinate toPlace(Coordinate position) {
            return position;
        }

        @Override
        public Coordinate fromPlace(Coordinate place) {
            return place;
        }

        @Override
        public int places() {
            return 9;
        }
    }

    /** CGCS2000 as EPSG defines it: latitude first. */
    record Latitudes() implements Crs {
        @Override
        public String uri() {
            return "http://www.opengis.net/def/crs/EPSG/0/4490";
        }

        @Override
        public Coordinate toPlace(Coordinate position) {
            return new Coordinate(position.y, position.x);
        }

        @Override
        public Coordinate fromPlace(Coordinate place) {
            return new Coordinate(place.y, place.x);
        }

        @Override
        public int places() {
            return 9;
        }
    }

    /** The plane of a 3° zone as EPSG defines it: northing first, in metres. */
    record Plane(Zone zone) implements Crs {
        @Override
        public String uri() {
            return "http://www.opengis.net/def/crs/EPSG/0/" + zone.epsg();
        }

        @Override
        public Coordinate toPlace(Coordinate position) {
            return zone.place(new Coordinate(position.y, position.x));
        }

        @Override
        public Coordinate fromPlace(Coordinate place) {
            Coordinate plane = zone.plane(place);
            return new Coordinate(plane.y, plane.x);
        }

        @Override
        public int places() {
            return 4;
        }
    }

    String uri();

    /** From a position in this system's own order of axes. */
    Coordinate toPlace(Coordinate position);

    /** To a position in this system's own order of axes. */
    Coordinate fromPlace(Coordinate place);

    /** Decimals that are written: a tenth of a millimetre. */
    int places();

    /** A coordinate as it is written, rounded half up. Thousands of them make a page, so without a detour over big decimals. */
    default String text(double number) {
        long scale = places() == 9 ? 1_000_000_000L : 10_000L;
        long units = Math.round(Math.abs(number) * scale);
        StringBuilder text = new StringBuilder(20);
        if (number < 0 && units > 0) {
            text.append('-');
        }
        text.append(units / scale);
        long rest = units % scale;
        if (rest > 0) {
            text.append('.');
            for (long digit = scale / 10; rest > 0; digit /= 10) {
                text.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
        return text.toString();
    }

    /** The system of that name among some. */
    static Optional<Crs> named(String uri, List<Crs> offered) {
        return offered.stream().filter(crs -> crs.uri().equals(uri)).findFirst();
    }
}
