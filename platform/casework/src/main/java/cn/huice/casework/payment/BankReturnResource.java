package cn.huice.casework.payment;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 银行回盘: what the bank says became of single payments. */
@Path("/v1/bank-returns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "payments", description = "拨付")
class BankReturnResource {
    private final BankReturns returns;
    private final ReturnTable table;
    private final Caller caller;

    BankReturnResource(BankReturns returns, ReturnTable table, Caller caller) {
        this.returns = returns;
        this.table = table;
        this.caller = caller;
    }

    @POST
    @Command
    @RolesAllowed(Role.FINANCE)
    @Consumes({MediaType.APPLICATION_XML, "text/csv"})
    @Operation(
            summary = "导入银行回盘 Book a bank's status report",
            description = "ISO 20022 pain.002（application/xml）或 CSV（text/csv，首行 endToEndId,status,amount,reason）。"
                    + "同一文件重复导入只生效一次；与此前回盘矛盾的款项列入 /v1/payment-questions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BankReturn.class)))
    public Response receive(@HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type, @NotNull byte[] file) {
        ReturnFile read =
                type.isCompatible(MediaType.APPLICATION_XML_TYPE) ? StatusReport.read(file) : ReturnCsv.read(file);
        return Response.ok(returns.receive(read, digest(file), caller.name())).build();
    }

    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "已导入的银行回盘 What was booked, newest first")
    @Listed("银行回单")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<BankReturn> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(table.page(Cursor.sequence(cursor), rows + 1), rows, file -> Long.toString(file.sequence()));
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
