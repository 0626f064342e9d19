package cn.huice.casework.application;

import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Filing applications and acting on them. */
@Path("/v1/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "applications", description = "申请与办理")
public class ApplicationResource {
    private final Applications applications;
    private final Handling handling;
    private final WorkLists workLists;
    private final Views views;

    ApplicationResource(Applications applications, Handling handling, WorkLists workLists, Views views) {
        this.applications = applications;
        this.handling = handling;
        this.workLists = workLists;
        this.views = views;
    }

    @POST
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "File an application, as a draft or submitted at once")
    @APIResponse(
            responseCode = "201",
            description = "The application, with its ETag",
            content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    public Response file(@NotNull @Valid FilingRequest filing) {
        Application application = applications.file(filing);
        if (filing.submit()) {
            handling.perform(
                    application.id,
                    new Revision(application.revision),
                    new ActionRequest(Action.SUBMIT, null, null, null));
        }
        return Response.created(URI.create("/v1/applications/" + application.id))
                .entity(views.whole(application))
                .tag(new Revision(application.revision).etag())
                .build();
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(
            summary = "The applications the caller may see, newest first",
            description = "format=xlsx 或 Accept 为 Excel 时给出全部行，见 /v1/exports/applications")
    @Listed("办件")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<ApplicationView.Summary> list(
            @BeanParam CaseQuery query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        return workLists.applications(query, limit, cursor).map(views::summary);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR, Role.DEPARTMENT})
    @Operation(summary = "One application: state, step, due date, assessment, payments, history")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    @Transactional
    public Response get(@PathParam("id") String id) {
        return reply(applications.visible(id));
    }

    @PUT
    @Path("{id}")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Replace the declarations of a draft or a returned application")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    public Response amend(
            @PathParam("id") String id,
            @HeaderParam("If-Match") Revision seen,
            @NotNull @Valid AmendmentRequest amendment) {
        return reply(applications.amend(id, seen, amendment));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE})
    @Operation(summary = "Submit, accept, approve, return, reject, withdraw or complete")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    public Response act(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ActionRequest request) {
        return reply(handling.perform(id, seen, request));
    }

    private Response reply(Application application) {
        return Response.ok(views.whole(application))
                .tag(new Revision(application.revision).etag())
                .build();
    }
}
