package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentBatch.State;
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
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Payment batches: made, released and confirmed by finance, seen by auditors. */
@Path("/v1/payment-batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PaymentBatchResource {
    private final PaymentBatches batches;
    private final BatchTable table;
    private final BatchExport export;
    private final Caller caller;

    PaymentBatchResource(PaymentBatches batches, BatchTable table, BatchExport export, Caller caller) {
        this.batches = batches;
        this.table = table;
        this.export = export;
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
                    case "release" -> batches.release(id, seen, caller.name(), request.comment());
                    case "discard" -> batches.discard(id, seen, caller.name(), request.comment());
                    default -> batches.confirm(id, seen, failed, caller.name(), request.comment());
                });
    }

    /** Newest first. */
    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @Listed("拨付批次")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
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
    @Operation(
            summary = "导出批次 A batch for treasury or bank",
            description = "format：csv（缺省，不含账号）、xlsx、pain.001（ISO 20022 pain.001.001.09，须已下达且每笔有收款账户）")
    public Response export(@PathParam("id") String id, @QueryParam("format") @DefaultValue("csv") String format) {
        PaymentBatch batch = find(id);
        return switch (format) {
            case "csv" -> file(TreasuryFile.of(batch, table.lines(id)), TreasuryFile.MEDIA_TYPE, id, "csv");
            case "xlsx" -> {
                BatchExport.Payable payable = export.workbook(batch);
                StreamingOutput rows =
                        out -> TreasuryWorkbook.write(payable.batch(), payable.lines(), payable.accounts(), out);
                yield file(rows, TreasuryWorkbook.MEDIA_TYPE, id, "xlsx");
            }
            case "pain.001" -> file(export.creditTransfer(batch), CreditTransfer.MEDIA_TYPE, id, "xml");
            default ->
                throw ProblemException.badField(FieldError.of(
                        "format", "应为 csv、xlsx 或 pain.001", "must be csv, xlsx or pain.001", "csv|xlsx|pain.001"));
        };
    }

    private static Response file(Object content, String mediaType, String id, String ending) {
        return Response.ok(content, mediaType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"payment-batch-" + id + "." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
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
