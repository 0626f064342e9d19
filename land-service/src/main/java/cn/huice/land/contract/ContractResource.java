package cn.huice.land.contract;

import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.contract.Contracts.Step;
import cn.huice.land.contract.Ruleset.Matter;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One contract: what is paid, built and done with the right. */
@Path("/v1/contracts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts")
class ContractResource {
    private final Contracts contracts;
    private final ContractViews views;
    private final ContractRights rights;

    ContractResource(Contracts contracts, ContractViews views, ContractRights rights) {
        this.contracts = contracts;
        this.views = views;
        this.rights = rights;
    }

    /**
     * @param amount 元
     * @param reference the bank's number of the receipt; each is booked once
     */
    record PaymentRequest(
            @NotNull Integer instalment,
            @NotNull String amount,
            @NotNull LocalDate receivedOn,
            @NotBlank @Size(max = 100) String reference) {}

    /** @param on the day it happened, today at the latest */
    record MilestoneRequest(
            @NotNull @Pattern(regexp = "start|completion") String milestone,

            @NotNull LocalDate on) {}

    record DispositionRequest(@NotNull Disposition.Kind kind) {}

    /** What the agreement says on each of the four matters it has to state. */
    record AgreementRequest(
            @NotNull LocalDate signedOn,
            @Size(max = 500) String industryCategory,
            @Size(max = 500) String investment,
            @Size(max = 500) String output,
            @Size(max = 500) String tax) {}

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "合同 A contract as it stands today, with phases, payments, duties and history")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    @Transactional
    public Response get(@PathParam("id") String id) {
        return views.answer(contracts.visible(id));
    }

    @POST
    @Path("payments")
    @Command
    @RolesAllowed(Role.FINANCE)
    @Operation(summary = "缴款入账 Book what was received for an instalment", description = "出让金缴清即转为出让")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response pay(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid PaymentRequest request) {
        requirePast("receivedOn", request.receivedOn());
        Step step = contracts.payment(
                request.instalment(),
                request.reference(),
                Money.parse("amount", request.amount()),
                request.receivedOn());
        return views.answer(contracts.take(id, seen, contract -> {}, step));
    }

    @POST
    @Path("milestones")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(summary = "开工、竣工 Record the start or the completion of building")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response reached(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid MilestoneRequest request) {
        requirePast("on", request.on());
        boolean start = request.milestone().equals("start");
        Step step = Step.of(
                        start ? "cn.huice.contract.started.v1" : "cn.huice.contract.completed.v1",
                        contract -> start
                                ? HolderSteps.started(contract, request.on())
                                : HolderSteps.completed(contract, request.on()))
                .with("on", request.on());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    @POST
    @Path("dispositions")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "登记、转租、抵押 Record registration, sublease or mortgage",
            description = "先租后让的租赁期间一律不予办理；登记须付清价款：422 并注明条款")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response dispose(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid DispositionRequest request) {
        LocalDate today = contracts.today();
        Step step = Step.of(
                        "cn.huice.contract.disposed.v1",
                        contract -> HolderSteps.dispose(contract, request.kind(), today))
                .with("kind", request.kind());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    @POST
    @Path("performance-agreements")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "签订履约监管协议书 Sign the performance agreement",
            description = "须写明行业门类、投资、产出和税收四项（津滨政办发〔2022〕7号 六）")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response agree(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid AgreementRequest request) {
        requirePast("signedOn", request.signedOn());
        requireStated("industryCategory", request.industryCategory());
        requireStated("investment", request.investment());
        requireStated("output", request.output());
        requireStated("tax", request.tax());
        Agreement agreement = new Agreement(
                request.signedOn(), request.industryCategory(), request.investment(), request.output(), request.tax());
        Step step = Step.of("cn.huice.contract.agreement-signed.v1", contract -> HolderSteps.agree(contract, agreement))
                .with("signedOn", request.signedOn());
        return views.answer(contracts.take(id, seen, contract -> rights.requireGrantor(contract.district()), step));
    }

    private static void requireStated(String field, String text) {
        if (text == null || text.isBlank()) {
            throw Refusals.forbidden(
                    "agreement-incomplete",
                    Ruleset.BINHAI.rule(Matter.AGREEMENT),
                    field,
                    "协议须写明行业门类、投资、产出和税收",
                    "the agreement has to state industry, investment, output and tax");
        }
    }

    private void requirePast(String field, LocalDate day) {
        if (day.isAfter(contracts.today())) {
            throw ProblemException.badField(
                    FieldError.of(field, "不得晚于今天", "must not be after today", "<= " + contracts.today()));
        }
    }
}
