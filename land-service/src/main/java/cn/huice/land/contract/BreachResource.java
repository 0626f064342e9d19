package cn.huice.land.contract;

import cn.huice.journal.command.Command;
import cn.huice.land.contract.Contracts.Step;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 违反租赁期限制 of 先租后让, found later: put right in time, or the land is taken back. */
@Path("/v1/contracts/{id}/breaches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts")
class BreachResource {
    private final Contracts contracts;
    private final ContractViews views;
    private final ContractRights rights;

    BreachResource(Contracts contracts, ContractViews views, ContractRights rights) {
        this.contracts = contracts;
        this.views = views;
        this.rights = rights;
    }

    /**
     * @param kind what was done
     * @param on when, today at the latest
     * @param deadline last day to put it right, within a year
     */
    @Schema(name = "BreachRequest")
    record BreachRequest(
            @NotNull Disposition.Kind kind,
            @NotNull LocalDate on,
            @NotNull LocalDate deadline,
            @NotBlank @Size(max = 2000) String comment) {}

    @Schema(name = "BreachResult")
    record BreachResult(
            @NotNull Boolean remedied,
            @NotBlank @Size(max = 2000) String comment) {}

    @POST
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary =
                    "发现违反租赁期限制 Record that a lease was registered, subleased or mortgaged although that is not allowed",
            description = "先租后让的租赁期；责令限期整改，未整改的不通过验收评估、不转为出让")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response found(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid BreachRequest request) {
        LocalDate today = contracts.today();
        Step step = Step.of(
                        "cn.huice.contract.breach-found.v1",
                        contract ->
                                BreachSteps.found(contract, request.kind(), request.on(), request.deadline(), today))
                .with("kind", request.kind())
                .with("on", request.on())
                .with("deadline", request.deadline())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    @POST
    @Path("{number}/result")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "整改结果 Conclude whether a breach was put right",
            description = "逾期未整改的，按整改不达标收回（reclaims），以合同有约定为前提")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response conclude(
            @PathParam("id") String id,
            @PathParam("number") Integer number,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid BreachResult request) {
        Step step = Step.of(
                        "cn.huice.contract.breach-concluded.v1",
                        contract -> BreachSteps.concluded(contract, number, request.remedied(), contracts.today()))
                .with("number", number)
                .with("remedied", request.remedied())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }
}
