package cn.huice.casework.exchange;

import cn.huice.casework.exchange.RowReport.Outcome;
import cn.huice.casework.sheet.Xlsx;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * Files of facts and applications.
 *
 * <p>The upload is no {@link Command}, which would hold the file in memory; its Idempotency-Key is kept with the import
 * instead, beside the digest of the file.
 */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "imports", description = "导入")
class ImportResource {
    private final Imports imports;
    private final ImportTable table;
    private final Caller caller;

    ImportResource(Imports imports, ImportTable table, Caller caller) {
        this.imports = imports;
        this.table = table;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(
            summary = "Import a CSV or Excel file of facts (departments) or applications (officers)",
            description = "kind 为 FACTS 或 APPLICATIONS；dryRun=true 只出报告不落数据。逐行处理，见 /v1/imports/{id}/rows")
    @APIResponse(
            responseCode = "202",
            description = "It will be worked through",
            content = @Content(schema = @Schema(implementation = ImportJob.class)))
    public Response receive(
            @HeaderParam("Idempotency-Key") String key,
            @RestForm("kind") String kindName,
            @RestForm("dryRun") String dryRun,
            @RestForm("file") FileUpload file)
            throws IOException {
        if (key == null || !key.matches("[\\x21-\\x7e]{8,128}")) {
            throw ProblemException.badField(FieldError.of(
                    "Idempotency-Key",
                    "应为 8 到 128 个可见 ASCII 字符",
                    "must be 8 to 128 visible ASCII characters",
                    "8..128"));
        }
        if (file == null) {
            throw ProblemException.badField(FieldError.of("file", "缺少此字段", "this field is required", "file"));
        }
        ImportKind kind = kind(kindName);
        requireRole(kind);
        try (InputStream content = Files.newInputStream(file.uploadedFile())) {
            ImportJob job = imports.receive(kind, truth(dryRun), key, name(file.fileName()), content);
            return Response.accepted(job)
                    .location(URI.create("/v1/imports/" + job.id()))
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "How far an import has come")
    public ImportJob get(@PathParam("id") String id) {
        return imports.own(id);
    }

    @GET
    @Path("{id}/rows")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "What came of each row", description = "reason 说明原因，rule 为所违反的规则")
    @Listed("导入结果")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<RowReport> rows(
            @PathParam("id") String id,
            @QueryParam("outcome") Outcome outcome,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        ImportJob job = imports.own(id);
        int size = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        return Page.of(
                table.rows(job.id(), outcome, after == null ? 0 : after, size + 1),
                size,
                row -> Integer.toString(row.row()));
    }

    @GET
    @Path("templates/{kind}")
    @Produces(Xlsx.MEDIA_TYPE)
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "A table to fill in, with one example row", description = "申请可再加任意事实项为列")
    public Response template(@PathParam("kind") String kindName) {
        ImportKind kind = kind(kindName);
        StreamingOutput body = target -> {
            Xlsx sheet = new Xlsx(target, "导入", kind.headers());
            sheet.row(kind.example());
            sheet.finish();
        };
        return Response.ok(body, Xlsx.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"import-" + kind.name() + ".xlsx\"")
                .build();
    }

    private static ImportKind kind(String name) {
        ImportKind kind = Cursor.constant("kind", ImportKind.class, name);
        if (kind == null) {
            throw ProblemException.badField(
                    FieldError.of("kind", "应为 FACTS 或 APPLICATIONS", "must be FACTS or APPLICATIONS", "enum"));
        }
        return kind;
    }

    private void requireRole(ImportKind kind) {
        if (!caller.has(kind == ImportKind.FACTS ? Role.DEPARTMENT : Role.OFFICER)) {
            throw ProblemException.forbidden(
                    "role-required",
                    Text.of("事实由主管部门导入，申请由经办人员导入", "Facts are imported by departments, applications by officers"));
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false", "" -> false;
            default ->
                throw ProblemException.badField(
                        FieldError.of("dryRun", "应为 true 或 false", "must be true or false", "boolean"));
        };
    }

    private static String name(String given) {
        String name = String.valueOf(given).replaceAll("^.*[/\\\\]|\\p{C}", "");
        return name.length() <= 200 ? name : name.substring(0, 200);
    }
}
