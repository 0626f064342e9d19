package cn.huice.land.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.huice.web.ProblemException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class OutlineTest {
    private static final String SQUARE = "[[117.70,39.10],[117.71,39.10],[117.71,39.11],[117.70,39.11],[117.70,39.10]]";
    private static final String HOLE =
            "[[117.703,39.103],[117.706,39.103],[117.706,39.106],[117.703,39.106],[117.703,39.103]]";

    @Test
    void outer_rings_are_kept_counter_clockwise_and_holes_clockwise() {
        String clockwise = "[[117.70,39.10],[117.70,39.11],[117.71,39.11],[117.71,39.10],[117.70,39.10]]";
        Polygon polygon = (Polygon) checked("Polygon", "[" + clockwise + "," + HOLE + "]");
        assertTrue(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()));
        assertTrue(!Orientation.isCCW(polygon.getInteriorRingN(0).getCoordinates()));
    }

    @Test
    void several_polygons_with_holes_are_one_outline() {
        String other = "[[117.72,39.10],[117.73,39.10],[117.73,39.11],[117.72,39.10]]";
        Geometry outline = checked("MultiPolygon", "[[" + SQUARE + "," + HOLE + "],[" + other + "]]");
        assertEquals(2, outline.getNumGeometries());
        assertEquals(4490, outline.getSRID());
    }

    @Test
    void a_ring_that_ends_elsewhere_is_refused() {
        refused("ring-not-closed", "Polygon", "[[[117.70,39.10],[117.71,39.10],[117.71,39.11],[117.70,39.11]]]");
        refused("ring-too-short", "Polygon", "[[[117.70,39.10],[117.71,39.10],[117.70,39.10]]]");
        refused("ring-too-short", "Polygon", "[[[117.70,39.10],[117.70,39.10],[117.70,39.10],[117.70,39.10]]]");
    }

    @Test
    void a_boundary_that_crosses_itself_is_refused_with_the_place() {
        ProblemException refusal = refused(
                "self-crossing",
                "Polygon",
                "[[[117.70,39.10],[117.71,39.11],[117.71,39.10],[117.70,39.11],[117.70,39.10]]]");
        assertTrue(refusal.errors().getFirst().reason().en().contains("117.70500000, 39.10500000"));
    }

    @Test
    void holes_and_parts_lie_where_they_belong() {
        String outside = "[[117.80,39.10],[117.81,39.10],[117.81,39.11],[117.80,39.10]]";
        refused("hole-outside", "Polygon", "[" + SQUARE + "," + outside + "]");
        refused("nested-shells", "MultiPolygon", "[[" + SQUARE + "],[" + HOLE + "]]");
        refused("self-crossing", "MultiPolygon", "[[" + SQUARE + "],[" + SQUARE.replace("117.70", "117.705") + "]]");
    }

    @Test
    void latitude_before_longitude_is_recognised() {
        refused("axis-order", "Polygon", "[[[39.10,117.70],[39.10,117.71],[39.11,117.71],[39.10,117.70]]]");
    }

    @Test
    void metres_are_no_degrees() {
        refused(
                "outside-of-china",
                "Polygon",
                "[[[560553,4329838],[560653,4329838],[560653,4329938],[560553,4329838]]]");
    }

    @Test
    void other_shapes_are_no_parcels() {
        refused("type", "LineString", "[[117.70,39.10],[117.71,39.10]]");
        refused("coordinates", "Polygon", "\"x\"");
        refused("position", "Polygon", "[[[117.70],[117.71,39.10],[117.71,39.11],[117.70,39.10]]]");
    }

    @Test
    void the_offset_of_web_maps_is_known_to_the_centimetre() {
        var place = new org.locationtech.jts.geom.Coordinate(117.7, 39.1);
        var shown = Gcj02.shifted(place);
        double metres = Zone.of(39).plane(shown).distance(Zone.of(39).plane(place));
        assertTrue(metres > 400 && metres < 800, metres + " m");
        var back = Gcj02.unshifted(shown);
        assertEquals(0, Zone.of(39).plane(back).distance(Zone.of(39).plane(place)), 0.01);
    }

    private static ProblemException refused(String rule, String type, String coordinates) {
        ProblemException refusal = assertThrows(ProblemException.class, () -> checked(type, coordinates));
        assertEquals(422, refusal.status());
        assertEquals(rule, refusal.errors().getFirst().rule());
        return refusal;
    }

    private static Geometry checked(String type, String coordinates) {
        try {
            var json = new ObjectMapper().readTree("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}");
            return Outline.checked(GeoJson.read(json, Crs.CRS84, "geometry"), "geometry");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
