package cn.huice.land.survey;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelProperty;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A feature collection (RFC 7946): longitude and latitude, whatever an old {@code crs} member may say is refused. */
final class GeoJsonFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private GeoJsonFile() {}

    static List<Row> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw FileRefused.of("不是合法的 JSON", "not valid JSON", "RFC 8259");
        }
        if (!root.path("type").asText().equals("FeatureCollection")
                || !root.path("features").isArray()) {
            throw FileRefused.of("应为 FeatureCollection", "must be a FeatureCollection", "RFC 7946 §3.3");
        }
        String crs = root.path("crs").path("properties").path("name").asText("");
        if (!crs.isEmpty() && !crs.endsWith("CRS84") && !crs.matches(".*EPSG:(:)?(4490|4326)")) {
            throw FileRefused.of(
                    "坐标系为 " + crs + "，GeoJSON 应为 CGCS2000 经纬度",
                    "its reference system is " + crs + "; GeoJSON comes in longitude and latitude",
                    "RFC 7946 §4");
        }
        List<Row> rows = new ArrayList<>();
        for (JsonNode feature : root.path("features")) {
            rows.add(row(rows.size() + 1, feature));
        }
        return rows;
    }

    private static Row row(int number, JsonNode feature) {
        Map<String, Object> properties = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> each : feature.path("properties").properties()) {
                properties.put(each.getKey(), value(each.getKey(), each.getValue()));
            }
            return Row.read(number, properties, GeoJson.read(feature.get("geometry"), Crs.CRS84, "geometry"));
        } catch (ProblemException refusal) {
            return Row.refused(number, properties, refusal);
        }
    }

    private static Object value(String name, JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case STRING -> node.textValue();
            case NUMBER -> node.decimalValue();
            default ->
                throw ProblemException.badField(
                        FieldError.of(name, "应为文字或数字", "must be a text or a number", "string, number"));
        };
    }

    static void write(Stream<Parcel> parcels, OutputStream to) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(to)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (Parcel parcel : (Iterable<Parcel>) parcels::iterator) {
                json.writeStartObject();
                json.writeStringField("type", "Feature");
                json.writeStringField("id", parcel.code().value());
                json.writeFieldName("geometry");
                GeoJson.write(parcel.content().outline(), Crs.CRS84, json);
                json.writeObjectFieldStart("properties");
                for (ParcelProperty property : ParcelProperty.ALL) {
                    Object value = property.value().apply(parcel);
                    if (value instanceof BigDecimal number) {
                        json.writeFieldName(property.name());
                        json.writeRawValue(number.toPlainString());
                    } else if (value instanceof Long number) {
                        json.writeNumberField(property.name(), number);
                    } else if (value != null) {
                        json.writeStringField(property.name(), value.toString());
                    }
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
