package cn.huice.land.geometry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Geometry objects of GeoJSON (RFC 7946) in whatever order of axes a reference system has. */
public final class GeoJson {
    private static final int MOST_POLYGONS = 500;
    private static final int MOST_RINGS = 500;

    private GeoJson() {}

    /**
     * Reads a polygon or multipolygon; rings are checked, the outline is not.
     *
     * @throws cn.huice.web.ProblemException 422 naming what is wrong
     */
    public static Geometry read(JsonNode geometry, Crs crs, String field) {
        if (geometry == null || !geometry.isObject()) {
            throw Outline.unfit(field, "缺少图形", "there is no geometry", "Polygon, MultiPolygon");
        }
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates, crs, field);
            case "MultiPolygon" -> {
                requireArray(coordinates, MOST_POLYGONS, field);
                List<Polygon> polygons = new ArrayList<>();
                coordinates.forEach(polygon -> polygons.add(polygon(polygon, crs, field)));
                yield Outline.PLACES.createMultiPolygon(polygons.toArray(new Polygon[0]));
            }
            default ->
                throw Outline.unfit(field, "应为 Polygon 或 MultiPolygon", "must be a Polygon or a MultiPolygon", "type");
        };
    }

    public static void write(Geometry outline, Crs crs, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", outline instanceof Polygon ? "Polygon" : "MultiPolygon");
        json.writeFieldName("coordinates");
        if (outline instanceof Polygon polygon) {
            write(polygon, crs, json);
        } else {
            json.writeStartArray();
            for (int i = 0; i < outline.getNumGeometries(); i++) {
                write((Polygon) outline.getGeometryN(i), crs, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(Polygon polygon, Crs crs, JsonGenerator json) throws IOException {
        json.writeStartArray();
        write(polygon.getExteriorRing(), crs, json);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            write(polygon.getInteriorRingN(i), crs, json);
        }
        json.writeEndArray();
    }

    private static void write(LinearRing ring, Crs crs, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Coordinate corner : ring.getCoordinates()) {
            Coordinate written = crs.fromPlace(corner);
            json.writeStartArray();
            json.writeRawValue(crs.text(written.x));
            json.writeRawValue(crs.text(written.y));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static Polygon polygon(JsonNode rings, Crs crs, String field) {
        requireArray(rings, MOST_RINGS, field);
        if (rings.isEmpty()) {
            throw Outline.unfit(field, "面至少有一个环", "a polygon has one ring at least", "rings");
        }
        List<LinearRing> read = new ArrayList<>();
        for (JsonNode ring : rings) {
            read.add(Outline.ring(corners(ring, crs, field), field));
        }
        return Outline.PLACES.createPolygon(
                read.getFirst(), read.subList(1, read.size()).toArray(new LinearRing[0]));
    }

    private static List<Coordinate> corners(JsonNode ring, Crs crs, String field) {
        if (!ring.isArray()) {
            throw Outline.unfit(field, "环应为坐标数组", "a ring must be an array of positions", "positions");
        }
        List<Coordinate> corners = new ArrayList<>(ring.size());
        for (JsonNode position : ring) {
            if (!position.isArray()
                    || position.size() < 2
                    || !position.get(0).isNumber()
                    || !position.get(1).isNumber()) {
                throw Outline.unfit(field, "坐标应为两个数", "a position must be two numbers", "position");
            }
            corners.add(crs.toPlace(
                    new Coordinate(position.get(0).asDouble(), position.get(1).asDouble())));
        }
        return corners;
    }

    private static void requireArray(JsonNode node, int most, String field) {
        if (!node.isArray() || node.size() > most) {
            throw Outline.unfit(field, "应为数组，最多 " + most + " 项", "must be an array of at most " + most, "coordinates");
        }
    }
}
