package cn.huice.casework.payment;

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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 暂缓拨付: instalments that wait for an officer of their district. */
@Path("/v1/payment-holds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "payments", description = "拨付")
class PaymentHoldResource {
    private final PaymentHolds holds;
    private final PaymentTable orders;
    private final Caller caller;

    PaymentHoldResource(PaymentHolds holds, PaymentTable orders, Caller caller) {
        this.holds = holds;
        this.orders = orders;
        this.caller = caller;
    }

    /** @param until with wait: the day it is checked again */
    record HoldDecision(
            @NotNull @Pattern(regexp = "pay|stop|wait") String action,
            LocalDate until,
            @NotBlank @Size(max = 2000) String comment) {}

    @GET
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "暂缓的拨付单 Instalments that wait for a decision, oldest first")
    @Listed("暂缓拨付")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PaymentOrder> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        boolean all = caller.has(Role.FINANCE) || caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY);
        String district = all ? null : caller.district().orElse("none");
        return Page.of(
                orders.held(district, Cursor.sequence(cursor), rows + 1),
                rows,
                order -> Long.toString(order.sequence()));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "决定 Pay it, stop it with the rest, or wait until a day")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PaymentOrder.class)))
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid HoldDecision decision) {
        visible(id);
        switch (decision.action()) {
            case "pay" -> holds.pay(id, seen, decision.comment());
            case "stop" -> holds.stop(id, seen, decision.comment());
            default -> holds.wait(id, seen, decision.until(), decision.comment());
        }
        PaymentOrder order = visible(id);
        return Response.ok(order).tag(new Revision(order.revision()).etag()).build();
    }

    private PaymentOrder visible(String id) {
        return orders.find(id)
                .filter(order -> caller.oversees(order.district()))
                .orElseThrow(() -> ProblemException.notFound("payment order", id));
    }
}
