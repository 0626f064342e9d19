package cn.huice.land.redevelopment;

import cn.huice.casework.application.CaseFiles;
import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 专项规划: drawn up with its case, public from its adoption on. */
@Path("/v1/special-plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class SpecialPlanResource {
    private final SpecialPlans plans;
    private final SpecialPlanTable table;
    private final RedevelopmentRights rights;
    private final CaseFiles cases;

    SpecialPlanResource(SpecialPlans plans, SpecialPlanTable table, RedevelopmentRights rights, CaseFiles cases) {
        this.plans = plans;
        this.table = table;
        this.rights = rights;
        this.cases = cases;
    }

    @GET
    @Listed("专项规划")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @PermitAll
    @Operation(
            summary = "专项规划公示 Plans that are or were in force, the latest first; 500 at most",
            description = "批准后及时向社会公示（五（二）2）")
    public List<SpecialPlan> published(@QueryParam("district") String district) {
        return table.published(Optional.ofNullable(district));
    }

    @GET
    @Path("{application}")
    @PermitAll
    @Operation(summary = "A plan that is or was in force, by its case")
    public Response get(@PathParam("application") String application) {
        return answer(table.find(application)
                .filter(plan -> plan.state() != SpecialPlan.State.DRAFT || mayReadDraft(application))
                .orElseThrow(() -> ProblemException.notFound(
                        "专项规划", application.length() > 60 ? application.substring(0, 60) : application)));
    }

    @PUT
    @Path("{application}")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(
            summary = "编制 Draw up the plan of a case while it is a draft or returned",
            description = "每个拟改造地块为一个再开发单元，须已认定")
    public Response draft(
            @PathParam("application") String application,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid SpecialPlan.Content content) {
        return answer(plans.draft(application, seen, content));
    }

    @POST
    @Path("{application}/reports")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "报备 Tell the city of a change that follows a detailed plan", description = "五（二）3")
    public Response report(
            @PathParam("application") String application, @HeaderParam(HttpHeaders.IF_MATCH) Revision seen) {
        table.find(application).ifPresent(plan -> rights.requireOfficer(plan.district()));
        return answer(plans.report(application, seen));
    }

    /** Before that it is for those who may read the papers of its case. */
    private boolean mayReadDraft(String application) {
        if (rights.anonymous()) {
            return false;
        }
        cases.readable(application);
        return true;
    }

    private static Response answer(SpecialPlan plan) {
        return new Revision(plan.revision()).ok(plan);
    }
}
