package cn.huice.land.ogc;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parcels as GeoJSON, straight into bytes. */
final class FeatureWriter {
    private static final JsonFactory JSON = new JsonFactory();

    /** Names that stand in every feature, written out once. */
    private static final List<Map.Entry<SerializedString, ParcelProperty>> PROPERTIES = ParcelProperty.ALL.stream()
            .map(property -> Map.entry(new SerializedString(property.name()), property))
            .toList();

    private FeatureWriter() {}

    static byte[] collection(
            Items items, List<Parcel> parcels, Optional<Long> matched, List<Link> links, Instant now, Crs crs) {
        return written(json -> {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("timeStamp", now.toString());
            if (matched.isPresent()) {
                json.writeNumberField("numberMatched", matched.get());
            }
            json.writeNumberField("numberReturned", parcels.size());
            write(links, json);
            json.writeArrayFieldStart("features");
            for (Parcel parcel : parcels) {
                feature(items, parcel, List.of(), crs, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static byte[] item(Items items, Parcel parcel, List<Link> links, Crs crs) {
        return written(json -> feature(items, parcel, links, crs, json));
    }

    static String idOf(Items items, Parcel parcel) {
        return items == Items.PARCELS ? parcel.code().value() : parcel.code() + "." + parcel.version();
    }

    private static void feature(Items items, Parcel parcel, List<Link> links, Crs crs, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", idOf(items, parcel));
        json.writeFieldName("geometry");
        GeoJson.write(parcel.content().outline(), crs, json);
        json.writeObjectFieldStart("properties");
        for (Map.Entry<SerializedString, ParcelProperty> each : PROPERTIES) {
            json.writeFieldName(each.getKey());
            switch (each.getValue().value().apply(parcel)) {
                case null -> json.writeNull();
                case BigDecimal number ->
                    json.writeRawValue(number.stripTrailingZeros().toPlainString());
                case Long number -> json.writeNumber(number);
                case Object text -> json.writeString(text.toString());
            }
        }
        json.writeEndObject();
        if (!links.isEmpty()) {
            write(links, json);
        }
        json.writeEndObject();
    }

    private static void write(List<Link> links, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("links");
        for (Link link : links) {
            json.writeStartObject();
            json.writeStringField("href", link.href());
            json.writeStringField("rel", link.rel());
            json.writeStringField("type", link.type());
            json.writeStringField("title", link.title());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
