package cn.huice.land.supply;

import cn.huice.journal.command.Command;
import cn.huice.land.use.UseClasses;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 核提规划条件. */
@Path("/v1/supplies/{id}/planning-conditions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supply")
class PlanningConditionsResource {
    private final SupplyTable table;
    private final Supplies supplies;
    private final SupplyRights rights;
    private final Clock clock;

    PlanningConditionsResource(SupplyTable table, Supplies supplies, SupplyRights rights, Clock clock) {
        this.table = table;
        this.supplies = supplies;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param limits by floorAreaRatio, buildingDensity, greenRatio, height, investmentIntensity */
    record ConditionsRequest(
            @NotNull String useScheme,
            String useVersion,
            @NotNull String useCode,
            @NotNull Map<String, PlanningConditions.Span> limits) {}

    @POST
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "核提规划条件 Issue the planning conditions", description = "方案提交前可更正")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response issue(
            @PathParam("id") String id,
            @HeaderParam("If-Match") Revision seen,
            @NotNull @Valid ConditionsRequest request) {
        Supply supply = table.locked(Fields.id("供地", id))
                .filter(found -> rights.acts(found.district()))
                .orElseThrow(() -> ProblemException.notFound("供地", id));
        Revision.check(seen, supply.revision());
        LocalDate today = Fields.today(clock);
        supplies.condition(
                supply,
                PlanningConditions.read(
                        UseClasses.standard()
                                .read(
                                        request.useScheme(),
                                        Optional.ofNullable(request.useVersion()),
                                        request.useCode(),
                                        today),
                        request.limits()));
        Supply after = table.find(supply.id()).orElseThrow();
        return new Revision(after.revision()).ok(SupplyView.of(after, today, null));
    }
}
