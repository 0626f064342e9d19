package cn.huice.land.ogc;

import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.ParcelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of this door, written by hand: {@code ogc-api.json}, OpenAPI 3.0.3. */
@ApplicationScoped
class ApiDocument {
    private final String text;

    ApiDocument(ParcelSettings settings) {
        try (InputStream file = ApiDocument.class.getResourceAsStream("/ogc-api.json")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("EPSG/0/4548", "EPSG/0/" + Zone.of(settings.zone()).epsg());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its server is the landing page. */
    byte[] at(String root) {
        return text.replace("\"/ogc\"", "\"" + root + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
