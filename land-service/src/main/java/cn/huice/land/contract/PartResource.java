package cn.huice.land.contract;

import cn.huice.journal.command.Command;
import cn.huice.land.contract.Contracts.Step;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** 租让结合: how the lease of its leased part is prolonged. */
@Path("/v1/contracts/{id}/part-renewals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts")
class PartResource {
    private final Contracts contracts;
    private final ContractViews views;
    private final ContractRights rights;
    private final ContractSettings settings;

    PartResource(Contracts contracts, ContractViews views, ContractRights rights, ContractSettings settings) {
        this.contracts = contracts;
        this.views = views;
        this.rights = rights;
        this.settings = settings;
    }

    @POST
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "租赁部分申请续租 Apply for another lease of the leased part of 租让结合", description = "在合同约定的期限以前")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response askPartRenewal(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid LeaseResource.CommentRequest request) {
        Step step = Step.of(
                        "cn.huice.contract.renewal-asked.v1",
                        contract -> PartSteps.askRenewal(contract, contracts.today()))
                .with("part", "lease")
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireHolder, step));
    }

    @POST
    @Path("decision")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "租赁部分续租决定 Decide on another lease of the leased part",
            description = "条件与续期相同；单次一般不超过五年，不晚于出让部分届满；price 为租金。不符合的 422 并注明条款")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response decidePartRenewal(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid TermResource.RenewalDecision request) {
        LocalDate today = contracts.today();
        Step step = request.step(
                        today.plusDays(settings.days()),
                        (contract, terms) -> PartSteps.renew(
                                contract, request.assessmentPassed(), request.conformsToPlans(), terms, today),
                        contract -> PartSteps.refuseRenewal(contract, today))
                .with("part", "lease");
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }
}
