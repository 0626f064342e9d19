package cn.huice.casework.proposal;

import cn.huice.journal.command.Command;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Making proposals of what a scan found. */
@Path("/v1/scans/{scan}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "proposals", description = "免申即享")
public class ProposingResource {
    private final Proposals proposals;

    ProposingResource(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * What to propose.
     *
     * @param policies only these; all of the scan where absent or empty
     * @param until last day to confirm; 60 days from today where absent
     */
    record MakingRequest(@Size(max = 1000) List<@NotNull @Size(max = 100) String> policies, LocalDate until) {
        MakingRequest {
            policies = policies == null ? List.of() : policies;
        }
    }

    /** How many proposals were made. */
    record Made(String scan, int made) {}

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Propose what a scan found to whom it found")
    @APIResponse(
            responseCode = "201",
            description = "How many were made; what was proposed before stands as it is",
            content = @Content(schema = @Schema(implementation = Made.class)))
    public Response make(@PathParam("scan") String scan, @NotNull @Valid MakingRequest request) {
        int made = proposals.make(scan, request.policies(), request.until());
        return Response.status(Response.Status.CREATED)
                .entity(new Made(scan, made))
                .build();
    }
}
