package cn.huice.casework.sanction;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.registry.SubjectKind;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.net.URI;
import java.time.LocalDate;

/** Sanctions: imposed and lifted by officers, seen by finance and auditors too. */
@Path("/v1/sanctions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SanctionResource {
    private final Sanctions sanctions;
    private final SanctionTable table;
    private final Caller caller;

    SanctionResource(Sanctions sanctions, SanctionTable table, Caller caller) {
        this.sanctions = sanctions;
        this.table = table;
        this.caller = caller;
    }

    record SubjectRef(
            @NotBlank String kind,
            @NotBlank @Size(max = 100) String id) {}

    /** @param reason published to the other services, so it names no person */
    record SanctionRequest(
            @NotNull @Valid SubjectRef subject,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank @Size(max = 200) String article,
            @NotNull LocalDate from,
            LocalDate until) {}

    record ActionRequest(
            @NotNull @Pattern(regexp = "lift") String action,
            @NotBlank @Size(max = 2000) String comment) {}

    @POST
    @RolesAllowed(Role.OFFICER)
    @Command
    public Response impose(@NotNull @Valid SanctionRequest request) {
        if (SubjectKind.named(request.subject().kind()).isEmpty()) {
            throw ProblemException.badField(
                    FieldError.of("subject.kind", "没有这类主体", "no such kind of subject", "subject kinds"));
        }
        Sanction imposed = sanctions.impose(new SanctionDraft(
                request.subject().kind(),
                request.subject().id(),
                request.reason(),
                request.article(),
                district(),
                request.from(),
                request.until()));
        return Response.created(URI.create("/v1/sanctions/" + imposed.id()))
                .tag(new Revision(imposed.revision()).etag())
                .entity(imposed)
                .build();
    }

    @POST
    @Path("{id}/actions")
    @RolesAllowed(Role.OFFICER)
    @Command
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ActionRequest request) {
        if (!caller.oversees(find(id).district())) {
            throw ProblemException.notFound("sanction", id);
        }
        return answer(sanctions.lift(id, seen, request.comment()));
    }

    /** Newest first. */
    @GET
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Listed("惩戒")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<Sanction> list(
            @QueryParam("subject") String subject,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                table.page(subject, Cursor.sequence(cursor), rows + 1),
                rows,
                sanction -> Long.toString(sanction.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return answer(find(id));
    }

    private Sanction find(String id) {
        return table.find(id).orElseThrow(() -> ProblemException.notFound("sanction", id));
    }

    private String district() {
        return caller.district()
                .orElseThrow(() -> ProblemException.forbidden(
                        "district-required", Text.of("账号未绑定区划", "The account stands for no district")));
    }

    private static Response answer(Sanction sanction) {
        return Response.ok(sanction)
                .tag(new Revision(sanction.revision()).etag())
                .build();
    }
}
