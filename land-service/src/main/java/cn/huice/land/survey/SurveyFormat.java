package cn.huice.land.survey;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The files parcels come and go in. */
enum SurveyFormat {
    GEOJSON("application/geo+json", List.of("geojson", "json")),
    /** 界址点坐标 */
    TXT("text/plain;charset=UTF-8", List.of("txt")),
    GPKG("application/geopackage+sqlite3", List.of("gpkg"));

    private final String mediaType;
    private final List<String> endings;

    SurveyFormat(String mediaType, List<String> endings) {
        this.mediaType = mediaType;
        this.endings = endings;
    }

    /** By the ending of a file's name. */
    static SurveyFormat of(String fileName) {
        String ending = String.valueOf(fileName).replaceFirst("^.*\\.", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst()
                .orElseThrow(() -> bad("file"));
    }

    /** By its name as a parameter. */
    static SurveyFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> bad("format"));
    }

    List<Row> read(Path file) throws IOException {
        return switch (this) {
            case GEOJSON -> GeoJsonFile.read(file);
            case TXT -> BoundaryText.read(file);
            case GPKG -> GeoPackage.read(file);
        };
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return endings.getFirst();
    }

    private static ProblemException bad(String field) {
        return ProblemException.badField(FieldError.of(
                field,
                "应为 GeoJSON、TXT 或 GeoPackage（geojson、txt、gpkg）",
                "must be geojson, txt or gpkg",
                "geojson, txt, gpkg"));
    }
}
