package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.AssessmentRequest;
import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 零星土地 of a unit: what may be supplied by agreement to the holder beside it. */
@Path("/v1/survey-units/{id}/corner-plots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class CornerPlotResource {
    private final CornerPlots plots;
    private final SurveyUnitTable units;
    private final RedevelopmentRights rights;

    CornerPlotResource(CornerPlots plots, SurveyUnitTable units, RedevelopmentRights rights) {
        this.plots = plots;
        this.units = units;
        this.rights = rights;
    }

    /** @param holder whom it is meant for; whether that holder's land adjoins is measured */
    record NewPlot(@NotBlank String parcel, @NotNull @Valid AssessmentRequest.SubjectRef holder) {}

    @POST
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "登记零星土地 Register a corner plot and measure what the rule asks of it",
            description = "规划资源部门；单宗不超过 3 亩、合计不超过单元总面积 10%、供给相邻权利人，由 ineff20-agreement-grant-corner 判断")
    public Response register(@PathParam("id") String id, @NotNull @Valid NewPlot request) {
        rights.requireDepartment();
        return Response.status(Response.Status.CREATED)
                .entity(plots.register(id, request.parcel(), request.holder().named("holder")))
                .build();
    }

    @GET
    @Listed("零星土地")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "Corner plots of a unit with what the rule says of each")
    public List<CornerPlots.Measured> plots(@PathParam("id") String id) {
        SurveyUnit unit = units.find(id)
                .filter(known -> rights.sees(known.district()))
                .orElseThrow(() -> ProblemException.notFound("调查单元", id.length() > 60 ? id.substring(0, 60) : id));
        return plots.of(id).stream().map(plot -> plots.measured(unit, plot)).toList();
    }
}
