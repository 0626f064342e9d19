package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
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

/** What is to be paid. */
@Path("/v1/payment-orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.FINANCE, Role.AUDITOR})
@RunOnVirtualThread
class PaymentOrderResource {
    private final PaymentTable orders;
    private final PaymentQuestions questions;

    PaymentOrderResource(PaymentTable orders, PaymentQuestions questions) {
        this.orders = orders;
        this.questions = questions;
    }

    /** @param action return: money that was paid came back */
    record OrderAction(
            @NotNull @Pattern(regexp = "return") String action,
            @NotBlank @Size(max = 500) String comment) {}

    @GET
    @Path("{id}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentOrder.class)))
    public Response get(@PathParam("id") String id) {
        return answer(orders.find(id).orElseThrow(() -> ProblemException.notFound("payment order", id)));
    }

    @POST
    @Path("{id}/actions")
    @RolesAllowed(Role.FINANCE)
    @Command
    @Operation(summary = "登记退汇 Book money that came back; the order is payable again")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentOrder.class)))
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid OrderAction request) {
        return answer(questions.returned(id, seen, request.comment()));
    }

    private static Response answer(PaymentOrder order) {
        return Response.ok(order).tag(new Revision(order.revision()).etag()).build();
    }

    /** Oldest first. */
    @GET
    @Listed("拨付单")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PaymentOrder> list(
            @QueryParam("state") String state,
            @QueryParam("policy") String policy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                orders.page(Cursor.constant("state", State.class, state), policy, Cursor.sequence(cursor), rows + 1),
                rows,
                order -> Long.toString(order.sequence()));
    }
}
