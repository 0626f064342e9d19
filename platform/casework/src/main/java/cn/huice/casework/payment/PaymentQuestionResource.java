package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentQuestion.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 存疑款项: answered by finance. */
@Path("/v1/payment-questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "payments", description = "拨付")
class PaymentQuestionResource {
    private final PaymentQuestions questions;
    private final QuestionTable table;
    private final Caller caller;

    PaymentQuestionResource(PaymentQuestions questions, QuestionTable table, Caller caller) {
        this.questions = questions;
        this.table = table;
        this.caller = caller;
    }

    /** @param action paid: the money arrived; unpaid: it did not, or came back; noted: paid twice, being asked back */
    record AnswerRequest(
            @NotNull @Pattern(regexp = "paid|unpaid|noted") String action,

            @NotBlank @Size(max = 2000) String comment) {}

    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "存疑款项 Payments the bank contradicts itself about, newest first")
    @Listed("支付疑问")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PaymentQuestion> list(
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                table.page(Cursor.constant("state", State.class, state), Cursor.sequence(cursor), rows + 1),
                rows,
                question -> Long.toString(question.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentQuestion.class)))
    public Response get(@PathParam("id") String id) {
        return answer(table.find(id).orElseThrow(() -> ProblemException.notFound("payment question", id)));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.FINANCE)
    @Operation(summary = "认定 Say what is true of it, and book that")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentQuestion.class)))
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid AnswerRequest request) {
        return answer(questions.answer(id, seen, request.action(), request.comment(), caller.name()));
    }

    private static Response answer(PaymentQuestion question) {
        return Response.ok(question)
                .tag(new Revision(question.revision()).etag())
                .build();
    }
}
