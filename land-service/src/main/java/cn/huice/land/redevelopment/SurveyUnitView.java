package cn.huice.land.redevelopment;

import cn.huice.land.geometry.Crs;
import cn.huice.land.geometry.GeoJson;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.locationtech.jts.geom.Geometry;

/**
 * A unit in the API.
 *
 * @param area 亩
 * @param geometry GeoJSON in CRS84
 */
record SurveyUnitView(
        String id,
        String district,
        List<String> parcels,
        BigDecimal area,
        Survey survey,
        long revision,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) String geometry) {

    static SurveyUnitView of(SurveyUnit unit) {
        return new SurveyUnitView(
                unit.id(),
                unit.district(),
                unit.parcels(),
                unit.area(),
                unit.survey(),
                unit.revision(),
                geometry(unit.outline()));
    }

    static String geometry(Geometry outline) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            GeoJson.write(outline, Crs.CRS84, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
