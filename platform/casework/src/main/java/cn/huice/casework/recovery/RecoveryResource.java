package cn.huice.casework.recovery;

import cn.huice.casework.payment.PaymentOrder;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.recovery.Recovery.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 追缴: demanded by officers, booked by finance, seen by the subject too. */
@Path("/v1/recoveries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "recoveries", description = "追缴")
class RecoveryResource {
    private final Recoveries recoveries;
    private final RecoveryTable table;
    private final Payments payments;
    private final Caller caller;

    RecoveryResource(Recoveries recoveries, RecoveryTable table, Payments payments, Caller caller) {
        this.recoveries = recoveries;
        this.table = table;
        this.payments = payments;
        this.caller = caller;
    }

    /**
     * @param kind whole; part: by the months of the term not fulfilled; amount
     * @param fulfilled months served, with part
     * @param term months promised, with part
     * @param amount 元, with amount
     */
    record FormulaRequest(
            @NotNull @Pattern(regexp = "whole|part|amount") String kind,

            Integer fulfilled,
            Integer term,
            String amount) {
        Formula formula() {
            return switch (kind) {
                case "whole" -> new Formula.Whole();
                case "part" -> new Formula.Part(required("fulfilled", fulfilled), required("term", term));
                default -> new Formula.Fixed(Money.parse("formula.amount", amount));
            };
        }

        private static int required(String field, Integer months) {
            if (months == null) {
                throw ProblemException.badField(
                        FieldError.of("formula." + field, "必填，单位为月", "required, in months", "kind = part"));
            }
            return months;
        }
    }

    /** A sanction to be proposed: its term in months, and the article it rests on. */
    record SanctionRequest(
            @NotNull @Min(1) @Max(120) Integer months,
            @NotBlank @Size(max = 200) String article) {}

    record DemandRequest(
            @NotBlank @Size(max = 36) String application,
            @NotBlank @Size(max = 500) String reason,
            @NotNull @Valid FormulaRequest formula,
            @NotBlank @Size(max = 200) String article,
            Boolean fraud,
            @Valid SanctionRequest sanction) {}

    /**
     * @param upheld with answer: whether the objection holds
     * @param instalments with plan: in how many monthly parts
     * @param firstDue with plan: the day of the first part
     */
    record RecoveryAction(
            @NotNull @Pattern(regexp = "plan|object|answer|propose-write-off|write-off|impose-sanction")
            String action,

            @NotBlank @Size(max = 2000) String comment,
            Boolean upheld,
            @Min(1) @Max(120) Integer instalments,
            LocalDate firstDue) {}

    /** @param reference the bank's number of the receipt */
    record ReceiptRequest(
            @NotBlank @Size(max = 100) String reference,
            @NotNull String amount,
            @NotNull LocalDate receivedOn) {}

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "追缴 Ask back what was paid to a case, whole, in part or a fixed sum")
    @APIResponse(
            responseCode = "201",
            description = "It was demanded",
            content = @Content(schema = @Schema(implementation = Recovery.class)))
    public Response demand(@NotNull @Valid DemandRequest request) {
        boolean overseen = payments.ofCase(request.application()).stream()
                .map(PaymentOrder::district)
                .anyMatch(caller::oversees);
        if (!overseen) {
            throw ProblemException.notFound("申请/application", request.application());
        }
        boolean fraud = Boolean.TRUE.equals(request.fraud());
        if (fraud != (request.sanction() != null)) {
            throw ProblemException.badField(FieldError.of(
                    "sanction", "骗取资金时须写明惩戒建议，否则不填", "goes with fraud, and fraud with it", "fraud = true"));
        }
        Recovery demanded = recoveries.demand(
                new Demand(
                        request.application(),
                        request.reason(),
                        request.formula().formula(),
                        request.article(),
                        fraud,
                        Optional.ofNullable(request.sanction())
                                .map(asked -> new Recovery.Proposal(asked.months(), asked.article()))),
                caller.name());
        return Response.created(URI.create("/v1/recoveries/" + demanded.id()))
                .tag(new Revision(demanded.revision()).etag())
                .entity(demanded)
                .build();
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "追缴清单 The recoveries the caller may see, newest first")
    @Transactional
    @Listed("追缴")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<Recovery> list(
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        boolean all = caller.has(Role.FINANCE) || caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY);
        boolean own = !all && !caller.has(Role.OFFICER);
        return Page.of(
                table.page(
                        all || own ? null : caller.district().orElse("none"),
                        own ? caller.subjectKind().orElse("none") : null,
                        own ? caller.subjectId().orElse("none") : null,
                        Cursor.constant("state", State.class, state),
                        Cursor.sequence(cursor),
                        rows + 1),
                rows,
                recovery -> Long.toString(recovery.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Recovery.class)))
    @Transactional
    public Response get(@PathParam("id") String id) {
        return answer(visible(id));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE})
    @Operation(
            summary = "分期、异议、答复、核销、惩戒 Plan, object, answer, write off, impose the proposed sanction",
            description = "object 由当事人；write-off 由提出人以外的经办或财政人员；其余由本区经办人员")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Recovery.class)))
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid RecoveryAction request) {
        requireMay(request.action(), visible(id));
        return answer(
                switch (request.action()) {
                    case "plan" ->
                        recoveries.plan(
                                id,
                                seen,
                                required("instalments", request.instalments()),
                                request.firstDue(),
                                request.comment());
                    case "object" -> recoveries.object(id, seen, request.comment());
                    case "answer" ->
                        recoveries.answer(id, seen, required("upheld", request.upheld()), request.comment());
                    case "propose-write-off" -> recoveries.proposeWriteOff(id, seen, request.comment(), caller.name());
                    case "write-off" -> recoveries.writeOff(id, seen, request.comment(), caller.name());
                    default -> recoveries.imposeSanction(id, seen, request.comment(), caller.name());
                });
    }

    @POST
    @Path("{id}/receipts")
    @Command
    @RolesAllowed(Role.FINANCE)
    @Operation(summary = "还款入账 Book money that came back; the same reference is booked once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Recovery.class)))
    public Response receive(@PathParam("id") String id, @NotNull @Valid ReceiptRequest request) {
        return answer(recoveries.receive(
                id, request.reference(), Money.parse("amount", request.amount()), request.receivedOn(), caller.name()));
    }

    private Recovery visible(String id) {
        return table.find(id).filter(this::maySee).orElseThrow(() -> ProblemException.notFound("recovery", id));
    }

    private boolean maySee(Recovery recovery) {
        return caller.has(Role.FINANCE)
                || caller.has(Role.AUDITOR)
                || caller.owns(recovery.subjectKind(), recovery.subjectId())
                || (caller.has(Role.OFFICER) && caller.oversees(recovery.district()));
    }

    private void requireMay(String action, Recovery recovery) {
        boolean may = switch (action) {
            case "object" -> caller.owns(recovery.subjectKind(), recovery.subjectId());
            case "write-off" -> caller.has(Role.OFFICER) || caller.has(Role.FINANCE);
            default -> caller.has(Role.OFFICER);
        };
        if (!may) {
            throw ProblemException.forbidden("not-yours", Text.of("此操作不由您办理", "This is not yours to do"));
        }
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw ProblemException.badField(FieldError.of(field, "必填", "required", "required"));
        }
        return value;
    }

    private static Response answer(Recovery recovery) {
        return Response.ok(recovery)
                .tag(new Revision(recovery.revision()).etag())
                .build();
    }
}
