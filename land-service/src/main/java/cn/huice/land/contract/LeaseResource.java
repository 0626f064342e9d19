package cn.huice.land.contract;

import cn.huice.journal.command.Command;
import cn.huice.land.contract.Contracts.Step;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
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

/** 先租后让: acceptance of the lease phases, and what comes of it. */
@Path("/v1/contracts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "contracts")
class LeaseResource {
    private final Contracts contracts;
    private final Conversion conversion;
    private final ContractViews views;
    private final ContractRights rights;
    private final ContractSettings settings;

    LeaseResource(
            Contracts contracts,
            Conversion conversion,
            ContractViews views,
            ContractRights rights,
            ContractSettings settings) {
        this.contracts = contracts;
        this.conversion = conversion;
        this.views = views;
        this.rights = rights;
        this.settings = settings;
    }

    @Schema(name = "ContractComment")
    record CommentRequest(@Size(max = 2000) String comment) {}

    /** @param department one that the caller speaks for */
    @Schema(name = "AcceptanceOpinionRequest")
    record OpinionRequest(
            @NotBlank @Size(max = 40) String department,
            @NotNull Boolean agrees,
            @NotBlank @Size(max = 2000) String text) {}

    /**
     * @param certificate number of the 验收评估合格证明; with a pass
     * @param rectificationMonths with a failure, while any of the year are left
     */
    record ResultRequest(
            @NotNull Boolean passed,
            @Size(max = 100) String certificate,
            Integer rectificationMonths,
            @Size(max = 2000) String comment) {}

    record LapseRequest(
            Integer rectificationMonths, @Size(max = 2000) String comment) {}

    @POST
    @Path("acceptances")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "提出验收评估 Ask for the acceptance of the phase", description = "最迟于阶段届满前三个月；整改的，在整改期内")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response ask(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid CommentRequest request) {
        Step step = Step.of(
                        "cn.huice.contract.acceptance-asked.v1",
                        contract -> LeaseSteps.ask(contract, contracts.today()))
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireHolder, step));
    }

    @POST
    @Path("acceptances/{number}/opinions")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "会审意见 The opinion of a department that assesses together")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response opine(
            @PathParam("id") String id,
            @PathParam("number") Integer number,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid OpinionRequest request) {
        Step step = Step.of(
                        "cn.huice.contract.opinion-given.v1",
                        contract -> LeaseSteps.opine(
                                contract,
                                number,
                                new Acceptance.Opinion(
                                        request.department(), request.agrees(), request.text(), contracts.today())))
                .with("department", request.department())
                .with("agrees", request.agrees());
        return views.answer(contracts.take(id, seen, contract -> rights.requireDepartment(request.department()), step));
    }

    @POST
    @Path("acceptances/{number}/result")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(
            summary = "验收评估结论 Conclude an acceptance, once all opinions are in",
            description = "由考核部门作出；未通过的限期整改，合计不超过一年，整改期租金按政策计算；整改用尽仍未通过的，应无偿收回")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response conclude(
            @PathParam("id") String id,
            @PathParam("number") Integer number,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ResultRequest request) {
        requireTogether(request);
        LocalDate today = contracts.today();
        Step step = Step.of(
                        "cn.huice.contract.acceptance-concluded.v1",
                        contract -> conversion.charged(
                                contract,
                                LeaseSteps.conclude(
                                        contract,
                                        number,
                                        request.passed(),
                                        request.certificate(),
                                        request.rectificationMonths(),
                                        today),
                                today))
                .with("passed", request.passed())
                .with("certificate", request.certificate())
                .with("rectificationMonths", request.rectificationMonths())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireAssessor, step));
    }

    @POST
    @Path("lapses")
    @Command
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT})
    @Operation(summary = "逾期未提出验收评估 Go on where acceptance was not asked for in time", description = "由考核部门按未通过处理")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response lapse(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid LapseRequest request) {
        LocalDate today = contracts.today();
        Step step = Step.of(
                        "cn.huice.contract.acceptance-lapsed.v1",
                        contract -> conversion.charged(
                                contract, LeaseSteps.unasked(contract, request.rectificationMonths(), today), today))
                .with("rectificationMonths", request.rectificationMonths())
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireAssessor, step));
    }

    @POST
    @Path("conversions")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(
            summary = "申请转为出让 Have the lease turned into a grant",
            description = "租赁期满、各阶段通过验收评估；出让金按签订时有效的政策计算，一次性缴纳")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response convert(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid CommentRequest request) {
        LocalDate today = contracts.today();
        Step step = Step.of(
                        "cn.huice.contract.conversion-asked.v1",
                        contract -> conversion.convert(contract, today.plusDays(settings.days()), today))
                .with("comment", request.comment());
        return views.answer(contracts.take(id, seen, rights::requireHolder, step));
    }

    private static void requireTogether(ResultRequest request) {
        if (request.passed()
                && (request.certificate() == null || request.certificate().isBlank())) {
            throw ProblemException.badField(FieldError.of(
                    "certificate",
                    "通过的须写明合格证明编号",
                    "the certificate's number is required with a pass",
                    "passed = true"));
        }
        if (request.passed() && request.rectificationMonths() != null) {
            throw ProblemException.badField(FieldError.of(
                    "rectificationMonths", "通过的没有整改", "nothing is rectified after a pass", "passed = false"));
        }
    }
}
