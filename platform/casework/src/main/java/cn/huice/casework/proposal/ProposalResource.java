package cn.huice.casework.proposal;

import cn.huice.casework.payee.PayeeRequest;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Proposals, for whom they are for to confirm, and for officers to look at. */
@Path("/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "proposals", description = "免申即享")
public class ProposalResource {
    private final Proposals proposals;
    private final ProposalTable table;
    private final Caller caller;
    private final Clock clock;

    ProposalResource(Proposals proposals, ProposalTable table, Caller caller, Clock clock) {
        this.proposals = proposals;
        this.table = table;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What its subject does.
     *
     * @param payee with confirm: the account to be paid on; what was stated before stands where absent
     */
    record ActionRequest(
            @NotNull @Pattern(regexp = "confirm|decline") String action,
            @Valid PayeeRequest payee) {}

    /**
     * A proposal as its readers see it.
     *
     * @param amount decimal string as of the scan; null where it was not determined
     * @param ceiling the amount is the most the authority may grant
     * @param state OPEN, CONFIRMED, DECLINED or EXPIRED
     * @param until last day to confirm
     * @param application the case that came of it; null before
     */
    record ProposalView(
            String id,
            String policy,
            SubjectView subject,
            String district,
            String amount,
            boolean ceiling,
            String unit,
            String state,
            Instant createdAt,
            LocalDate until,
            String application,
            long revision) {}

    /** Whom it is for. */
    record SubjectView(String kind, String id) {}

    /** Newest first. */
    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.AUDITOR})
    @Listed("提议")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "An applicant's own proposals, or those of an officer's district, newest first")
    public Page<ProposalView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long before = Cursor.sequence(cursor);
        List<Proposal> found = caller.has(Role.AUDITOR) || caller.has(Role.OFFICER)
                ? table.in(district(), before, rows + 1)
                : table.of(
                        caller.subjectKind().orElse("person"),
                        caller.subjectId().orElse(""),
                        before,
                        rows + 1);
        return Page.of(found, rows, proposal -> Long.toString(proposal.sequence()))
                .map(this::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "One proposal")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalView.class)))
    public Response get(@PathParam("id") String id) {
        return reply(proposals.visible(id));
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "Confirm it, which files and submits the application, or decline it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProposalView.class)))
    public Response act(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid ActionRequest request) {
        return reply(
                request.action().equals("confirm")
                        ? proposals.confirm(id, seen, request.payee())
                        : proposals.decline(id, seen));
    }

    private String district() {
        return caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY)
                ? null
                : caller.district().orElse("none");
    }

    private Response reply(Proposal proposal) {
        return Response.ok(view(proposal))
                .tag(new Revision(proposal.revision()).etag())
                .build();
    }

    private ProposalView view(Proposal proposal) {
        return new ProposalView(
                proposal.id(),
                proposal.policy(),
                new SubjectView(proposal.subjectKind(), proposal.subjectId()),
                proposal.district(),
                proposal.amount() == null ? null : proposal.amount().toPlainString(),
                proposal.ceiling(),
                proposal.unit(),
                proposal.on(LocalDate.now(clock)).name(),
                proposal.madeAt(),
                proposal.until(),
                proposal.application(),
                proposal.revision());
    }
}
