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

/** 改造实施方案: drawn up with its case, public from its approval on. */
@Path("/v1/unit-plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class UnitPlanResource {
    private final UnitPlans plans;
    private final UnitPlanTable table;
    private final RedevelopmentRights rights;
    private final CaseFiles cases;

    UnitPlanResource(UnitPlans plans, UnitPlanTable table, RedevelopmentRights rights, CaseFiles cases) {
        this.plans = plans;
        this.table = table;
        this.rights = rights;
        this.cases = cases;
    }

    @GET
    @Listed("实施方案")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @PermitAll
    @Operation(summary = "实施方案公示 Approved plans, the latest first; 500 at most", description = "批准后及时向社会公示（五（三））")
    public List<UnitPlan> approved(@QueryParam("district") String district) {
        return table.approved(Optional.ofNullable(district));
    }

    @GET
    @Path("{application}")
    @PermitAll
    @Operation(summary = "An approved plan, by its case")
    public Response get(@PathParam("application") String application) {
        return answer(table.find(application)
                .filter(plan -> plan.state() == UnitPlan.State.APPROVED || mayReadDraft(application))
                .orElseThrow(() -> ProblemException.notFound(
                        "实施方案", application.length() > 60 ? application.substring(0, 60) : application)));
    }

    @PUT
    @Path("{application}")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "编制 Draw up the plan of a case while it is a draft or returned")
    public Response draft(
            @PathParam("application") String application,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid UnitPlan.Content content) {
        return answer(plans.draft(application, seen, content));
    }

    /** Before that it is for those who may read the papers of its case. */
    private boolean mayReadDraft(String application) {
        if (rights.anonymous()) {
            return false;
        }
        cases.readable(application);
        return true;
    }

    private static Response answer(UnitPlan plan) {
        return new Revision(plan.revision()).ok(plan);
    }
}
