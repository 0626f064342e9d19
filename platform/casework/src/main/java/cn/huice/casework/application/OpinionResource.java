package cn.huice.casework.application;

import cn.huice.journal.command.Command;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 会审. Departments answer independently of each other, so no If-Match: each writes its own answer, once. */
@Path("/v1/applications/{id}/opinions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "applications")
public class OpinionResource {
    private final JointReview jointReview;
    private final Views views;

    OpinionResource(JointReview jointReview, Views views) {
        this.jointReview = jointReview;
        this.views = views;
    }

    @POST
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "会审 A department agrees, or says why not; the last answer moves the application")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ApplicationView.class)))
    public Response answer(@PathParam("id") String id, @NotNull @Valid OpinionRequest request) {
        Application application = jointReview.answer(id, request);
        return Response.ok(views.whole(application))
                .tag(new Revision(application.revision).etag())
                .build();
    }
}
