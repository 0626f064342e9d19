package cn.huice.land.redevelopment;

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
import jakarta.validation.constraints.NotNull;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 过渡期登记. */
@Path("/v1/land-transitions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class LandTransitionResource {
    private final LandTransitions transitions;
    private final LandTransitionTable table;
    private final RedevelopmentRights rights;
    private final Clock clock;

    LandTransitionResource(
            LandTransitions transitions, LandTransitionTable table, RedevelopmentRights rights, Clock clock) {
        this.transitions = transitions;
        this.table = table;
        this.rights = rights;
        this.clock = clock;
    }

    /** A transition as it stands today. */
    record View(@JsonUnwrapped LandTransition transition, LandTransition.State state) {}

    /** @param on the day of the permit or the opinion */
    record Start(
            @NotNull LandTransition.Basis basis, @NotNull LocalDate on) {}

    @GET
    @Listed("过渡期")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "过渡期 The register in its order; endingBy: those that end until that day and are not converted")
    public Page<View> list(
            @QueryParam("district") String district,
            @QueryParam("endingBy") String endingBy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        LocalDate by = endingBy == null ? null : SurveyUnitResource.day(endingBy);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(district);
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        return Page.of(
                        table.page(own.or(() -> asked), by, after == null ? 0 : after, rows + 1),
                        rows,
                        transition -> Long.toString(transition.sequence()))
                .map(this::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "A transition with its end as the policy computes it")
    public Response get(@PathParam("id") String id) {
        return answer(visible(id));
    }

    @POST
    @Path("{id}/start")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "登记起始日 Register the day it counts from",
            description = "规划资源部门；施工许可证之日或者出具意见之日（七（八）），届满日由 ineff20-transition-start 算出")
    public Response start(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid Start request) {
        rights.requireDepartment();
        return answer(transitions.start(visible(id).id(), seen, request.basis(), request.on()));
    }

    @POST
    @Path("{id}/conversion")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "办理用地手续 End it by agreement: new use, new right, market price",
            description = "规划资源部门；期满，或者转让而提前（七（三）（七））")
    public Response convert(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid LandTransition.Conversion conversion) {
        rights.requireDepartment();
        return answer(transitions.convert(visible(id).id(), seen, conversion));
    }

    private LandTransition visible(String id) {
        return uuid(id).flatMap(table::find)
                .filter(transition -> rights.sees(transition.district()))
                .orElseThrow(() -> ProblemException.notFound("过渡期", id.length() > 60 ? id.substring(0, 60) : id));
    }

    private static Optional<UUID> uuid(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }

    private View view(LandTransition transition) {
        return new View(transition, transition.state(LocalDate.now(clock.withZone(Shanghai.ZONE))));
    }

    private Response answer(LandTransition transition) {
        return new Revision(transition.revision()).ok(view(transition));
    }
}
