package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentBatch.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Payment batches: made, released and confirmed by finance, seen by auditors. */
@Path("/v1/payment-batches")
@RunOnVirtualThread
class PaymentBatchResource {
    private final PaymentBatches batches;
    private final BatchTable table;
    private final Caller caller;

    PaymentBatchResource(PaymentBatches batches, BatchTable table, Caller caller) {
        this.batches = batches;
        this.table = table;
        this.caller = caller;
    }

    record BatchRequest(
            @NotEmpty @Size(max = 5000) List<@NotBlank @Size(max = 36) String> orders,
            @NotNull Integer controlCount,
            @NotNull String controlTotal) {}

    /** @param failed with confirm: the orders the treasury could not pay */
    record ActionRequest(
            @NotNull @Pattern(regexp = "release|confirm|discard")
            String action,

            @Size(max = 5000) Set<@NotNull String> failed,
            @Size(max = 2000) String comment) {}

    record BatchView(@JsonUnwrapped PaymentBatch batch, List<PaymentBatch.Line> lines) {}

    @POST
    @RolesAllowed(Role.FINANCE)
    @Command
    public Response make(@NotNull @Valid BatchRequest request) {
        PaymentBatch batch = batches.make(
                request.orders(),
                request.controlCount(),
                Money.parse("controlTotal", request.controlTotal()),
                caller.name());
        return Response.created(URI.create("/v1/payment-batches/" + batch.id()))
                .tag(new Revision(batch.revision()).etag())
                .entity(batch)
                .build();
    }

    @POST
    @Path("{id}/actions")
    @RolesAllowed(Role.FINANCE)
    @Command
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ActionRequest request) {
        Set<String> failed = request.failed() == null ? Set.of() : request.failed();
        if (!failed.isEmpty() && !request.action().equals("confirm")) {
            throw ProblemException.badField(
                    FieldError.of("failed", "仅用于 confirm", "goes with confirm only", "action = confirm"));
        }
        return answer(
                switch (request.action()) {
                    case "release" -> batches.release(id, seen, request.comment());
                    case "discard" -> batches.discard(id, seen, request.comment());
                    default -> batches.confirm(id, seen, failed, request.comment());
                });
    }

    /** Newest first. */
    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    public Page<PaymentBatch> list(
            @QueryParam("state") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                table.page(Cursor.constant("state", State.class, state), Cursor.sequence(cursor), rows + 1),
                rows,
                batch -> Long.toString(batch.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    public Response get(@PathParam("id") String id) {
        return answer(find(id));
    }

    @GET
    @Path("{id}/export")
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    public Response export(@PathParam("id") String id, @QueryParam("format") String format) {
        if (format != null && !format.equals("csv")) {
            throw ProblemException.badField(FieldError.of("format", "目前只支持 csv", "only csv is offered", "csv"));
        }
        return Response.ok(TreasuryFile.of(find(id), table.lines(id)), TreasuryFile.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payment-batch-" + id + ".csv\"")
                .build();
    }

    private PaymentBatch find(String id) {
        return table.find(id).orElseThrow(() -> ProblemException.notFound("payment batch", id));
    }

    private Response answer(PaymentBatch batch) {
        return Response.ok(new BatchView(batch, table.lines(batch.id())))
                .tag(new Revision(batch.revision()).etag())
                .build();
    }
}
