package cn.huice.land.contract;

import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.contract.Contracts.Step;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a term is prolonged and how it ends. */
@Path("/v1/contracts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts")
class TermResource {
    private final Contracts contracts;
    private final ContractViews views;
    private final ContractRights rights;
    private final ContractSettings settings;

    TermResource(Contracts contracts, ContractViews views, ContractRights rights, ContractSettings settings) {
        this.contracts = contracts;
        this.views = views;
        this.rights = rights;
        this.settings = settings;
    }

    record ExitRequest(@NotBlank @Size(max = 2000) String reason) {}

    /**
     * @param assessmentPassed 综合评估达到合同约定
     * @param conformsToPlans 符合土地、城乡和产业规划
     * @param months that are added; with an approval
     * @param renewalDeadline last day to apply for the next renewal; with an approval
     * @param price 元 for the added term; left out where nothing is to be paid
     */
    record RenewalDecision(
            @NotNull Boolean approved,
            @NotNull Boolean assessmentPassed,
            @NotNull Boolean conformsToPlans,
            @Min(1) @Max(600) Integer months,
            LocalDate renewalDeadline,
            String price,
            LocalDate priceDue,
            @Size(max = 2000) String comment) {
        /**
         * The step that decides so.
         *
         * @param due day of payment where none is named
         * @throws ProblemException 400 where an approval lacks something
         */
        Step step(
                LocalDate due, BiFunction<Contract, RenewalTerms, Contract> renewal, UnaryOperator<Contract> refusal) {
            RenewalTerms terms = approved ? terms(due) : null;
            return Step.of(
                            "cn.huice.contract.renewal-decided.v1",
                            contract -> approved ? renewal.apply(contract, terms) : refusal.apply(contract))
                    .with("approved", approved)
                    .with("months", months)
                    .with("comment", comment);
        }

        private RenewalTerms terms(LocalDate due) {
            BigDecimal sum = money("price", price);
            return new RenewalTerms(
                    required("months", months),
                    required("renewalDeadline", renewalDeadline),
                    sum == null || sum.signum() == 0 ? null : sum,
                    priceDue == null ? due : priceDue);
        }
    }

    /** @param refund 元; all that the contract gives back where left out */
    record ExitDecision(
            @NotNull Boolean consent,
            String refund,
            @Size(max = 2000) String comment) {}

    /** @param compensation 元 for buildings, where the contract says so */
    record ReclaimRequest(
            String compensation, @NotBlank @Size(max = 2000) String comment) {}

    @POST
    @Path("renewals")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "申请续期 Apply for renewal", description = "在合同约定的期限以前")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response askRenewal(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid LeaseResource.CommentRequest request) {
        Step step = Step.of(
                        "cn.huice.contract.renewal-asked.v1",
                        contract -> TermSteps.askRenewal(contract, contracts.today()))
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireHolder, step));
    }

    @POST
    @Path("renewals/decision")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(summary = "续期决定 Decide on a renewal", description = "评估未达标或不符合规划的不予续期：422 并注明条款")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response decideRenewal(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid RenewalDecision request) {
        LocalDate today = contracts.today();
        Step step = request.step(
                today.plusDays(settings.days()),
                (contract, terms) ->
                        TermSteps.renew(contract, request.assessmentPassed(), request.conformsToPlans(), terms, today),
                contract -> TermSteps.refuseRenewal(contract, today));
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    @POST
    @Path("exits")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(
            summary = "申请退出 Ask to leave, before the agreed start or after completion",
            description = "约定开工以后、竣工以前的，按闲置土地处置：422 idle-land-rules")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response askExit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ExitRequest request) {
        Step step = Step.of(
                        "cn.huice.contract.exit-asked.v1", contract -> TermSteps.askExit(contract, contracts.today()))
                .with("reason", request.reason());
        return views.answer(contracts.take(id, seen, rights::requireHolder, step));
    }

    @POST
    @Path("exits/decision")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(summary = "退出决定 Decide on an exit", description = "同意的终止合同，剩余年期价款按合同约定返还")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response decideExit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ExitDecision request) {
        BigDecimal refund = money("refund", request.refund());
        Step step = Step.of(
                        "cn.huice.contract.exit-decided.v1",
                        contract -> TermSteps.decideExit(contract, request.consent(), refund, contracts.today()))
                .with("consent", request.consent())
                .with("refund", request.refund())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    @POST
    @Path("reclaims")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(summary = "收回 Take the land back", description = "整改不达标的无偿收回，以合同有约定为前提；到期未续的收回，地上建筑物按合同约定处置")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response reclaim(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ReclaimRequest request) {
        BigDecimal compensation = money("compensation", request.compensation());
        Step step = Step.of(
                        "cn.huice.contract.reclaimed.v1",
                        contract -> TermSteps.reclaim(
                                contract,
                                compensation,
                                contract.leasesFirst()
                                        ? Obligations.convertBy(contract, settings.days())
                                        : contract.ends(),
                                contracts.today()))
                .with("compensation", request.compensation())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    private static BigDecimal money(String field, String text) {
        return text == null ? null : Money.parse(field, text);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw ProblemException.badField(
                    FieldError.of(field, "批准的必填", "required with an approval", "approved = true"));
        }
        return value;
    }
}
