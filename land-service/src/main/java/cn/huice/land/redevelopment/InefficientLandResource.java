package cn.huice.land.redevelopment;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 城镇低效用地数据库: asked by filters and place, reported to the city. */
@Path("/v1/inefficient-land")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class InefficientLandResource {
    private final InefficientLandTable table;
    private final InefficientLandRegister register;
    private final RedevelopmentRights rights;
    private final Caller caller;

    InefficientLandResource(
            InefficientLandTable table, InefficientLandRegister register, RedevelopmentRights rights, Caller caller) {
        this.table = table;
        this.register = register;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @Listed("低效用地")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "低效用地 Determined inefficient land by filters and bbox; officers see their district's")
    public Page<InefficientLandView> list(
            @BeanParam InefficientLandQuery query,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(query.district);
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        return Page.of(
                        table.page(query, own.or(() -> asked), after == null ? 0 : after, rows + 1),
                        rows,
                        land -> Long.toString(land.sequence()))
                .map(InefficientLandView::of);
    }

    @GET
    @Path("{unit}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "One of the register, by its survey unit")
    public InefficientLandView get(@PathParam("unit") String unit) {
        return table.find(unit)
                .filter(land -> rights.sees(land.unit().district()))
                .map(InefficientLandView::of)
                .orElseThrow(
                        () -> ProblemException.notFound("低效用地", unit.length() > 60 ? unit.substring(0, 60) : unit));
    }

    @POST
    @Path("reports")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "报备 The officer's district tells the city of all that it has determined since the last report",
            description = "五（一）5：各区数据库及时报市规划和自然资源部门")
    public Response report() {
        String district = caller.district()
                .filter(own -> !own.equals(Caller.CITY))
                .orElseThrow(() -> ProblemException.forbidden(
                        "district-required", Text.of("由各区报备", "Districts report, each its own")));
        return Response.status(Response.Status.CREATED)
                .entity(register.report(district))
                .build();
    }
}
