package cn.huice.casework.application;

import cn.huice.web.Listed;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an application was judged by, and whether it still comes to the same. */
@Path("/v1/applications/{id}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.AUDITOR})
@RunOnVirtualThread
@Tag(name = "applications", description = "申请与办理")
public class EvaluationResource {
    private final Applications applications;
    private final Replays replays;

    EvaluationResource(Applications applications, Replays replays) {
        this.applications = applications;
        this.replays = replays;
    }

    @GET
    @Operation(summary = "The evaluations kept with an application, in their order")
    @Transactional
    @Listed("留存评估")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<KeptEvaluation> list(@PathParam("id") String id) {
        return replays.kept(applications.visible(id));
    }

    @GET
    @Path("{number}/replay")
    @Operation(summary = "Compute a kept evaluation again from its policy texts and its facts")
    @Transactional
    public Replay replay(@PathParam("id") String id, @PathParam("number") String number) {
        return replays.replay(applications.visible(id), number);
    }
}
