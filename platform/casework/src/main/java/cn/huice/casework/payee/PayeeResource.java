package cn.huice.casework.payee;

import cn.huice.journal.command.Command;
import cn.huice.registry.Subject;
import cn.huice.registry.SubjectId;
import cn.huice.registry.SubjectKind;
import cn.huice.registry.Subjects;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subjects' accounts: stated by themselves or the officers of their district, shown masked. */
@Path("/v1/subjects/{kind}/{id}/payee-account")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "payees", description = "收款账户")
class PayeeResource {
    private final PayeeAccounts accounts;
    private final PayeeTable table;
    private final Subjects subjects;
    private final Caller caller;

    PayeeResource(PayeeAccounts accounts, PayeeTable table, Subjects subjects, Caller caller) {
        this.accounts = accounts;
        this.table = table;
        this.subjects = subjects;
        this.caller = caller;
    }

    /** @param account all but its last four digits hidden */
    record PayeeView(String holder, String account, String bank, String bankCode, long revision) {
        static PayeeView of(PayeeAccount account) {
            String holder = account.holder();
            return new PayeeView(
                    holder.substring(0, holder.offsetByCodePoints(0, 1)) + "**",
                    account.masked(),
                    account.bank(),
                    account.bankCode(),
                    account.revision());
        }
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "收款账户 A subject's account, masked")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PayeeView.class)))
    public Response get(@PathParam("kind") String kind, @PathParam("id") String id) {
        SubjectId subject = visible(kind, id);
        return answer(accounts.find(subject).orElseThrow(() -> ProblemException.notFound("payee account", id)));
    }

    @PUT
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER})
    @Operation(summary = "登记收款账户 State a subject's account; If-Match where there is one")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PayeeView.class)))
    public Response state(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid PayeeRequest request) {
        SubjectId subject = visible(kind, id);
        table.locked(subject).ifPresent(known -> Revision.check(seen, known.revision()));
        return answer(accounts.state(subject, request, caller.name()));
    }

    private SubjectId visible(String kind, String id) {
        Subject subject = SubjectKind.named(kind)
                .flatMap(known -> subjects.find(new SubjectId(kind, id)))
                .orElseThrow(() -> ProblemException.notFound(kind, id));
        boolean mayKnow = caller.has(Role.AUDITOR)
                || caller.has(Role.FINANCE)
                || caller.owns(kind, id)
                || (caller.has(Role.OFFICER) && caller.oversees(subject.district()));
        if (!mayKnow) {
            throw ProblemException.notFound(kind, id);
        }
        return subject.id();
    }

    private static Response answer(PayeeAccount account) {
        return Response.ok(PayeeView.of(account))
                .tag(new Revision(account.revision()).etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
