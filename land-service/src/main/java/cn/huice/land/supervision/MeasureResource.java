package cn.huice.land.supervision;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 履约不达标处置. */
@Path("/v1/measures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supervision")
class MeasureResource {
    private final Measures measures;
    private final MeasureTable table;
    private final SupervisionRights rights;

    MeasureResource(Measures measures, MeasureTable table, SupervisionRights rights) {
        this.measures = measures;
        this.table = table;
        this.rights = rights;
    }

    /** @param deadline of a rectification */
    record MeasureAction(
            @NotNull @Pattern(regexp = "rectify|stop-benefits|close")
            String action,

            LocalDate deadline,
            @NotBlank @Size(max = 2000) String comment) {}

    @GET
    @Listed("履约处置")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "处置 Measures in the order they were opened; officers see their district's")
    public Page<Measure> list(
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        return Page.of(
                table.page(
                        rights.districtSeen(),
                        Cursor.constant("state", Measure.State.class, state),
                        after == null ? 0 : after,
                        rows + 1),
                rows,
                measure -> Long.toString(measure.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "A measure as it stands")
    public Response get(@PathParam("id") String id) {
        return answer(visible(id));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "rectify 限期整改, stop-benefits 停止执行政策, close 了结",
            description = "停止执行政策通过惩戒事件传到各服务，各服务随即停办，了结时解除；最近一次报送达标才能了结")
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid MeasureAction request) {
        rights.requireOfficer(visible(id).district());
        return answer(
                switch (request.action()) {
                    case "rectify" -> measures.rectify(id, seen, request.deadline());
                    case "stop-benefits" -> measures.stopBenefits(id, seen);
                    default -> measures.close(id, seen, request.comment());
                });
    }

    private Measure visible(String id) {
        return table.find(id)
                .filter(measure ->
                        rights.districtSeen().map(measure.district()::equals).orElse(true))
                .orElseThrow(() -> ProblemException.notFound("处置", id.length() > 60 ? id.substring(0, 60) : id));
    }

    private static Response answer(Measure measure) {
        return new Revision(measure.revision()).ok(measure);
    }
}
