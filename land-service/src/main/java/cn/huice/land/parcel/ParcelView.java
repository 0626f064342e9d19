package cn.huice.land.parcel;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.locationtech.jts.geom.Geometry;

/**
 * A parcel in the API: a GeoJSON feature in CRS84 with what is recorded about the record itself.
 *
 * @param properties by the names of the OGC collection's schema; those without a value are left out
 * @param supersededAt when a correction for the same days took its place
 */
record ParcelView(
        String type,
        String id,

        @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        String geometry,

        Map<String, Object> properties,
        Instant recordedAt,
        Instant supersededAt) {

    static ParcelView of(Parcel parcel) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ParcelProperty property : ParcelProperty.ALL) {
            Object value = property.value().apply(parcel);
            if (value != null) {
                properties.put(property.name(), value);
            }
        }
        return new ParcelView(
                "Feature",
                parcel.code().value(),
                geometry(parcel.content().outline()),
                properties,
                parcel.recordedAt(),
                parcel.supersededAt().orElse(null));
    }

    private static String geometry(Geometry outline) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            GeoJson.write(outline, Crs.CRS84, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
