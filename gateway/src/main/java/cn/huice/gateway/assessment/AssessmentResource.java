package cn.huice.gateway.assessment;

import cn.huice.gateway.upstream.OnBehalf;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What am I entitled to, over all fields at once. */
@Path("/api/assessments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "assessments", description = "一次测算全部领域")
class AssessmentResource {
    private final AllServices allServices;

    @Inject
    AssessmentResource(AllServices allServices) {
        this.allServices = allServices;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Assess policies of all services at once; a service that is down is named, not waited for")
    public AssessmentReply assess(
            @NotNull @Valid AssessmentRequest request,
            @QueryParam("articles") Boolean withArticles,
            @Context HttpHeaders headers) {
        return allServices.assess(request, Boolean.TRUE.equals(withArticles), OnBehalf.of(headers));
    }
}
