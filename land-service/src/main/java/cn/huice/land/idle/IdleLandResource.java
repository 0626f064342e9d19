package cn.huice.land.idle;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 闲置土地调查、认定与处置. */
@Path("/v1/idle-land")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "idle-land", description = "闲置土地")
class IdleLandResource {
    private final IdleLands lands;
    private final IdleLandTable table;
    private final IdleLandRules rules;
    private final IdleLandRights rights;
    private final Clock clock;

    IdleLandResource(IdleLands lands, IdleLandTable table, IdleLandRules rules, IdleLandRights rights, Clock clock) {
        this.lands = lands;
        this.table = table;
        this.rules = rules;
        this.rights = rights;
        this.clock = clock;
    }

    /** With what the policies say of it today. */
    record View(@JsonUnwrapped IdleLand land, List<AssessmentView> assessments) {}

    /** @param until of an extension or a temporary use */
    record NewDisposal(
            @NotNull IdleLand.Kind kind,
            LocalDate until,
            @NotBlank @Size(max = 1000) String note) {}

    @POST
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "调查 Look into a parcel that may lie idle", description = "规划资源部门；第53号令第五条、第六条，三十日内")
    public Response suspect(@NotNull @Valid IdleLand.Suspicion suspicion) {
        rights.requireDepartment();
        IdleLand land = lands.suspect(suspicion);
        return new Revision(land.revision()).created("/v1/idle-land/" + land.id(), view(land));
    }

    @PUT
    @Path("{id}/findings")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "调查结果 The findings after the holder has answered")
    public Response find(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid IdleLand.Findings findings) {
        rights.requireDepartment();
        return answer(lands.find(id, seen, findings));
    }

    @POST
    @Path("{id}/determination")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "认定 Determine by the policy whether it is idle", description = "idle53-idle-land（第二条）")
    public Response determine(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) Revision seen) {
        rights.requireDepartment();
        return answer(lands.determine(id, seen));
    }

    @POST
    @Path("{id}/disposal")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "处置 Dispose of it by its cause",
            description = "政府原因：延长、调整用途、临时使用、协议收回、置换；自身原因：满一年征缴闲置费（idle53-fee），满两年无偿收回（idle53-free-reclaim）")
    public Response dispose(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid NewDisposal request) {
        rights.requireDepartment();
        return answer(lands.dispose(id, seen, request.kind(), request.until(), request.note()));
    }

    @GET
    @Listed("闲置土地")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "闲置土地 Land that is or was looked into, in the order it came; officers see their district's")
    public Page<IdleLand> list(
            @QueryParam("district") String district,
            @QueryParam("town") String town,
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        IdleLand.State wanted = Cursor.constant("state", IdleLand.State.class, state);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(district);
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        return Page.of(
                table.page(own.or(() -> asked), town, wanted, after == null ? 0 : after, rows + 1),
                rows,
                land -> Long.toString(land.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "One of them, with what the policies say of it today; its holder sees it too")
    public Response get(@PathParam("id") String id) {
        return answer(table.find(id)
                .filter(rights::sees)
                .orElseThrow(() -> ProblemException.notFound("闲置土地", id.length() > 60 ? id.substring(0, 60) : id)));
    }

    private Response answer(IdleLand land) {
        return new Revision(land.revision()).ok(view(land));
    }

    private View view(IdleLand land) {
        return new View(land, rules.assessed(land.findings(), LocalDate.now(clock.withZone(Shanghai.ZONE))));
    }
}
