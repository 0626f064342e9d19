package cn.huice.casework.publication;

import cn.huice.casework.policy.Publication;
import cn.huice.journal.command.Command;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Publishes and withdraws. */
@Path("/v1/policies")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.POLICY_EDITOR)
@RunOnVirtualThread
@Tag(name = "policies", description = "政策目录")
public class VersionResource {
    private final Publications publications;

    VersionResource(Publications publications) {
        this.publications = publications;
    }

    @POST
    @Path("{id}/versions")
    @Command
    @Operation(summary = "Publish a policy's file: a changed one with If-Match, a new one without")
    @APIResponse(
            responseCode = "201",
            description = "The publication, with the policy's new ETag",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response publish(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid PublicationRequest request) {
        return created(publications.publish(id, seen, request));
    }

    @POST
    @Path("{id}/withdrawal")
    @Command
    @Operation(summary = "Withdraw a policy: from a day on no version of it is in force")
    @APIResponse(
            responseCode = "201",
            description = "The publication, with the policy's new ETag",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid WithdrawalRequest request) {
        return created(publications.withdraw(id, seen, request));
    }

    private static Response created(Publication publication) {
        return Response.created(URI.create("/v1/policies/" + publication.policy() + "/publications"))
                .tag(new Revision(publication.policyRevision()).etag())
                .entity(PublicationView.of(publication, true))
                .build();
    }
}
