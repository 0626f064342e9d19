package cn.huice.land.ogc;

import static cn.huice.land.ogc.Survey.DEPARTMENT;
import static cn.huice.land.ogc.Survey.code;
import static cn.huice.land.ogc.Survey.feature;
import static cn.huice.land.ogc.Survey.register;
import static cn.huice.land.ogc.Survey.square;
import static cn.huice.testing.Calls.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GDAL makes of it, where {@code ogrinfo} is installed (Debian: gdal-bin). Rows 300 to 309 of the grid. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class GdalTest {
    private static boolean surveyed;

    @TempDir
    Path folder;

    @TestHTTPResource("/ogc")
    URI ogc;

    @BeforeEach
    void where_gdal_is_installed() throws IOException, InterruptedException {
        assumeTrue(installed(), "ogrinfo is not installed");
        SettableClock.set(LocalDate.of(2023, 6, 5));
        if (!surveyed) {
            for (int i = 0; i < 12; i++) {
                register(feature(
                                code(3000 + i),
                                square(i, 300),
                                Map.of("holderKind", "person", "holderId", "P-3000", "holderName", "李四")))
                        .then()
                        .statusCode(201);
            }
            surveyed = true;
        }
    }

    @Test
    void ogrinfo_lists_the_collections_and_counts_the_items() throws IOException, InterruptedException {
        String layers = run(List.of("ogrinfo", "-ro", "OAPIF:" + ogc));
        assertTrue(layers.contains("parcels") && layers.contains("parcel-versions"), layers);
        String summary = run(List.of("ogrinfo", "-ro", "-so", "OAPIF:" + ogc, "parcels"));
        int counted =
                as(DEPARTMENT).get("/ogc/collections/parcels/items?limit=1").path("numberMatched");
        assertTrue(summary.contains("Feature Count: " + counted), summary);
        assertTrue(summary.contains("registeredArea: Real"), summary);
    }

    @Test
    void ogr2ogr_reads_page_after_page() throws IOException, InterruptedException {
        JsonNode parcels = converted(List.of("-oo", "PAGE_SIZE=5"), List.of());
        Set<String> codes = new HashSet<>();
        parcels.path("features")
                .forEach(each -> codes.add(each.path("properties").path("code").asText()));
        assertEquals(12, codes.size());
        assertEquals(12, parcels.path("features").size());
        assertTrue(parcels.path("features")
                .get(0)
                .path("properties")
                .path("holderName")
                .isNull());
        assertEquals(
                "Polygon",
                parcels.path("features").get(0).path("geometry").path("type").asText());
    }

    @Test
    void with_a_bearer_token_gdal_gets_what_is_told_by_right() throws IOException, InterruptedException {
        JsonNode parcels = converted(List.of(), List.of("GDAL_HTTP_HEADERS", "Authorization: Bearer " + DEPARTMENT));
        assertEquals(12, parcels.path("features").size());
        assertEquals(
                "李四",
                parcels.path("features")
                        .get(0)
                        .path("properties")
                        .path("holderName")
                        .asText());
    }

    @Test
    void gdal_reads_the_geopackage_that_is_exported() throws IOException, InterruptedException {
        Path file = folder.resolve("parcels.gpkg");
        Files.write(file, as(DEPARTMENT).get("/v1/parcels/exports?format=gpkg").asByteArray());
        String summary = run(List.of("ogrinfo", "-ro", "-so", file.toString(), "parcels"));
        assertTrue(summary.contains("China Geodetic Coordinate System 2000"), summary);
        assertTrue(summary.contains("code: String"), summary);
        assertTrue(!summary.contains("Warning"), summary);
    }

    private JsonNode converted(List<String> options, List<String> environment)
            throws IOException, InterruptedException {
        Path file = folder.resolve("parcels.geojson");
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-f", "GeoJSON"));
        command.addAll(options);
        command.addAll(List.of(
                "-spat",
                Double.toString(Survey.longitude(-0.5)),
                Double.toString(Survey.latitude(300.2)),
                Double.toString(Survey.longitude(12.5)),
                Double.toString(Survey.latitude(300.8)),
                file.toString(),
                "OAPIF:" + ogc,
                "parcels"));
        run(command, environment.toArray(new String[0]));
        return new ObjectMapper().readTree(file.toFile());
    }

    private static boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("ogrinfo", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private String run(List<String> command, String... environment) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
        for (int i = 0; i < environment.length; i += 2) {
            program.environment().put(environment[i], environment[i + 1]);
        }
        Path output = folder.resolve("output.txt");
        Process process = program.redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "took too long: " + command);
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
