package cn.huice.land.idle;

import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 挂牌督办、暂停新增供地、定期通报: what stands is for everyone to read. */
@Path("/v1/supply-pauses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "idle-land")
class SupplyPauseResource {
    private final SupplyPauses pauses;
    private final IdleLandRights rights;

    SupplyPauseResource(SupplyPauses pauses, IdleLandRights rights) {
        this.pauses = pauses;
        this.rights = rights;
    }

    /** @param reason for everyone to read, so it names no person */
    record NewPause(
            @NotBlank @Pattern(regexp = "\\d{6}") String district,
            @NotBlank @Size(max = 100) String town,
            @NotNull SupplyPause.Kind kind,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @Listed("督办与暂停供地")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @PermitAll
    @Operation(summary = "督办与暂停供地 What stands against towns and parks; lifted=true: and what stood")
    public List<SupplyPause> list(@QueryParam("district") String district, @QueryParam("lifted") Boolean lifted) {
        return pauses.of(Optional.ofNullable(district), Boolean.TRUE.equals(lifted));
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "督办、暂停供地 Impose on a town or park with much idle land", description = "本区经办人；四（二）")
    public Response impose(@NotNull @Valid NewPause request) {
        rights.requireOfficer(request.district());
        SupplyPause pause = pauses.impose(request.district(), request.town(), request.kind(), request.reason());
        return new Revision(pause.revision()).created("/v1/supply-pauses/" + pause.id(), pause);
    }

    @POST
    @Path("{id}/lifting")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "解除 Lift it")
    public Response lift(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) Revision seen) {
        SupplyPause pause = pauses.find(id)
                .orElseThrow(() -> ProblemException.notFound("措施", id.length() > 60 ? id.substring(0, 60) : id));
        rights.requireOfficer(pause.district());
        return answer(pauses.lift(id, seen));
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "One of them")
    public Response get(@PathParam("id") String id) {
        return answer(pauses.find(id)
                .orElseThrow(() -> ProblemException.notFound("措施", id.length() > 60 ? id.substring(0, 60) : id)));
    }

    private static Response answer(SupplyPause pause) {
        return new Revision(pause.revision()).ok(pause);
    }
}
