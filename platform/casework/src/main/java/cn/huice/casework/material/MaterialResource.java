package cn.huice.casework.material;

import cn.huice.journal.command.Command;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The materials of an application.
 *
 * <p>An upload is no {@link Command}: that would hold its body in memory. It needs no Idempotency-Key either, because the
 * content is its own: the same file under the same material, sent again, is there once and answered with 200.
 */
@Path("/v1/applications/{id}/materials")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "materials", description = "材料")
class MaterialResource {
    private final Materials materials;

    MaterialResource(Materials materials) {
        this.materials = materials;
    }

    /**
     * A file of an earlier case, to be used again.
     *
     * @param material name of the material
     * @param file id of the earlier file
     */
    record ReuseRequest(@NotBlank String material, @NotBlank String file) {}

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.AUDITOR})
    @Operation(
            summary = "What the policy asks for, what is there, what is missing",
            description = "held 为以往申请交过、仍有效的同名材料，可直接沿用")
    public MaterialsView list(@PathParam("id") String id) {
        return materials.of(id);
    }

    @PUT
    @Path("{material}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Add a file: the body is its content", description = "同一文件重复上传只保留一份")
    @APIResponse(
            responseCode = "201",
            description = "It was added",
            content = @Content(schema = @Schema(implementation = MaterialFile.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already",
            content = @Content(schema = @Schema(implementation = MaterialFile.class)))
    public Response put(
            @PathParam("id") String id,
            @PathParam("material") String material,
            @QueryParam("name") String name,
            @QueryParam("validUntil") String validUntil,
            @HeaderParam("Content-Type") String contentType,
            InputStream content) {
        return answer(
                id, materials.add(id, material, content, new Materials.Sent(name, bare(contentType), day(validUntil))));
    }

    @POST
    @Path("{material}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Add a file from a form", description = "表单字段 file，可附 validUntil")
    @APIResponse(
            responseCode = "201",
            description = "It was added",
            content = @Content(schema = @Schema(implementation = MaterialFile.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already",
            content = @Content(schema = @Schema(implementation = MaterialFile.class)))
    public Response post(
            @PathParam("id") String id,
            @PathParam("material") String material,
            @RestForm("file") FileUpload file,
            @RestForm("validUntil") String validUntil)
            throws IOException {
        if (file == null) {
            throw ProblemException.badField(FieldError.of("file", "缺少此字段", "this field is required", "file"));
        }
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            return answer(
                    id,
                    materials.add(
                            id,
                            material,
                            content,
                            new Materials.Sent(file.fileName(), bare(file.contentType()), day(validUntil))));
        }
    }

    @POST
    @Command
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Use a file of an earlier case again")
    @APIResponse(
            responseCode = "201",
            description = "It was added",
            content = @Content(schema = @Schema(implementation = MaterialFile.class)))
    public Response reuse(@PathParam("id") String id, @NotNull @Valid ReuseRequest request) {
        return answer(id, new Materials.Added(materials.reuse(id, request.material(), request.file()), false));
    }

    private static Response answer(String id, Materials.Added added) {
        return (added.before()
                        ? Response.ok()
                        : Response.created(URI.create("/v1/applications/" + id + "/files/"
                                + added.file().id())))
                .entity(added.file())
                .build();
    }

    private static String bare(String contentType) {
        return contentType == null || contentType.isBlank()
                ? null
                : contentType.replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(
                    FieldError.of("validUntil", "应为日期，如 2027-12-31", "must be a date such as 2027-12-31", "ISO 8601"));
        }
    }
}
