package cn.huice.land.survey;

import cn.huice.land.geometry.Zone;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelRights;
import cn.huice.land.parcel.ParcelSettings;
import cn.huice.land.parcel.Parcels;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The register, or a district's part of it, as it stood on a day, in a file. */
@Path("/v1/parcels/exports")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@Tag(name = "parcels")
class ExportResource {
    private final Parcels parcels;
    private final ParcelRights rights;
    private final ParcelSettings settings;
    private final java.nio.file.Path folder;

    ExportResource(
            Parcels parcels,
            ParcelRights rights,
            ParcelSettings settings,
            @ConfigProperty(name = "quarkus.http.body.uploads-directory") String folder) {
        this.parcels = parcels;
        this.rights = rights;
        this.settings = settings;
        this.folder = java.nio.file.Path.of(folder);
    }

    @GET
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(
            summary = "导出宗地 Export parcels",
            description = "format=geojson、txt（界址点，本地 3° 带）或 gpkg；asOf 为某日状况，默认今日；本区经办人只得本区")
    public Response export(
            @QueryParam("format") String formatName,
            @QueryParam("district") String district,
            @QueryParam("asOf") String asOf)
            throws IOException {
        SurveyFormat format = SurveyFormat.named(formatName);
        LocalDate day = asOf == null ? parcels.today() : day(asOf);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(district);
        List<Parcel> found = own.isPresent() && asked.isPresent() && !own.equals(asked)
                ? List.of()
                : found(day, own.or(() -> asked));
        Files.createDirectories(folder);
        java.nio.file.Path file = Files.createTempFile(folder, "parcels-", "." + format.ending());
        write(format, found, day, file);
        return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"parcels-" + day + "." + format.ending() + "\"")
                .build();
    }

    private List<Parcel> found(LocalDate day, Optional<String> district) {
        List<Parcel> found = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> parcels.each(day, district, found::add));
        return found.stream().map(rights::seen).toList();
    }

    private void write(SurveyFormat format, List<Parcel> found, LocalDate day, java.nio.file.Path file)
            throws IOException {
        if (format == SurveyFormat.GPKG) {
            Files.delete(file);
            GeoPackage.write(found.stream(), file);
            return;
        }
        try (OutputStream to = Files.newOutputStream(file)) {
            if (format == SurveyFormat.TXT) {
                BoundaryText.write(found.stream(), Zone.of(settings.zone()), day, to);
            } else {
                GeoJsonFile.write(found.stream(), to);
            }
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(FieldError.of(
                    "asOf", "应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601"));
        }
    }
}
