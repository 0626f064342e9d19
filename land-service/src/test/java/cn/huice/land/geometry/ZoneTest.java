package cn.huice.land.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class ZoneTest {
    private static final Zone TIANJIN = Zone.of(39);

    @Test
    void tianjin_lies_in_the_zone_of_epsg_4548() {
        assertEquals(TIANJIN, Zone.at(117.7));
        assertEquals(117, TIANJIN.centralMeridian());
        assertEquals(4548, TIANJIN.epsg());
        assertEquals(TIANJIN, Zone.ofEpsg(4548));
    }

    @Test
    void a_wide_zone_has_its_own_meridian() {
        assertEquals(117, new Zone(6, 20).centralMeridian());
        assertFalse(Zone.exists(3, 20));
        assertFalse(Zone.exists(4, 39));
    }

    /** The expected numbers are those of PROJ 9.1 (gdaltransform, EPSG:4490 to EPSG:4548). */
    @Test
    void places_come_out_where_proj_has_them() {
        near(560553.346418, 4329838.921248, TIANJIN.plane(new Coordinate(117.7, 39.1)));
        near(665519.641909, 4275811.856010, TIANJIN.plane(new Coordinate(118.9, 38.6)));
        near(329705.757335, 4453655.192834, TIANJIN.plane(new Coordinate(115.0, 40.2)));
    }

    @Test
    void going_to_the_plane_and_back_ends_where_it_began() {
        Coordinate place = TIANJIN.place(TIANJIN.plane(new Coordinate(118.9, 38.6)));
        assertEquals(118.9, place.x, 1e-11);
        assertEquals(38.6, place.y, 1e-11);
    }

    @Test
    void the_areas_of_plane_and_ellipsoid_are_kept_apart_and_the_method_is_named() {
        Geometry outline = Outline.PLACES.toGeometry(new Envelope(117.700, 117.702, 39.100, 39.1016));
        Areas areas = Areas.of(outline);
        assertEquals(TIANJIN, areas.zone());
        assertEquals("CGCS2000 高斯-克吕格投影 3° 带（中央经线 117°，EPSG:4548）平面面积", areas.method());
        double ratio = areas.plane().doubleValue() / areas.ellipsoid().doubleValue();
        assertEquals(1.0000901, ratio, 2e-6);
        assertEquals(2, areas.plane().scale());
    }

    @Test
    void a_mu_is_two_thousand_thirds_of_a_square_metre() {
        assertEquals(0, new BigDecimal("30").compareTo(Areas.mu(new BigDecimal("20000.00"))));
        assertEquals(0, new BigDecimal("0.000015").compareTo(Areas.mu(new BigDecimal("0.01"))));
    }

    @Test
    void coordinates_are_written_to_a_tenth_of_a_millimetre_without_idle_zeros() {
        assertEquals("117.7", Crs.CRS84.text(117.7));
        assertEquals("117.600000001", Crs.CRS84.text(117.6000000009));
        assertEquals("0.05", Crs.CRS84.text(0.05));
        assertEquals("-0.000000002", Crs.EPSG_4490.text(-0.0000000016));
        assertEquals("0", Crs.CRS84.text(-0.0000000001));
        Crs plane = new Crs.Plane(TIANJIN);
        assertEquals("4329838.9213", plane.text(4329838.92125));
        assertEquals("560500", plane.text(560500.00001));
    }

    private static void near(double easting, double northing, Coordinate plane) {
        assertEquals(easting, plane.x, 1e-5);
        assertEquals(northing, plane.y, 1e-5);
    }
}
