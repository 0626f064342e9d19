package cn.huice.casework.duty;

import cn.huice.journal.command.Command;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Duties, for those they fall to and for those who watch over them. */
@Path("/v1/duties")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "duties", description = "监管事项")
class DutyResource {
    private final Duties duties;
    private final DutyTable table;
    private final DutyRights rights;
    private final Clock clock;

    DutyResource(Duties duties, DutyTable table, DutyRights rights, Clock clock) {
        this.duties = duties;
        this.table = table;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param note how it was done; may be left out */
    record FulfilmentRequest(@Size(max = 2000) String note) {}

    record WaiverRequest(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "监管事项清单 The duties the caller may see, the most urgent first")
    @Transactional
    @Listed("监管事项")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<DutyView> list(
            @BeanParam DutyQuery query, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        LocalDate today = LocalDate.now(clock);
        DutyFilter filter = new DutyFilter();
        rights.onlyVisible(filter);
        query.narrow(filter, today);
        filter.after(cursor);
        return Page.of(table.page(filter, rows + 1), rows, DutyFilter::cursor).map(duty -> DutyView.of(duty, today));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "One duty")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyView.class)))
    @Transactional
    public Response get(@PathParam("id") String id) {
        return answer(visible(id));
    }

    @POST
    @Path("{id}/fulfilments")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT})
    @Operation(
            summary = "履行 Report it as done, by whom it falls to or an officer of its district",
            description = "由来源事项的操作自动履行的（byCommand），不在这里报告：409 fulfilled-by-command")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyView.class)))
    public Response fulfil(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid FulfilmentRequest request) {
        Duty duty = visible(id);
        rights.requireMayFulfil(duty);
        Revision.check(seen, duty.revision());
        if (duty.byCommand()) {
            throw ProblemException.conflict(
                    "fulfilled-by-command",
                    Text.of(
                            "该事项随 " + duty.origin().kind() + " " + duty.origin().id() + " 的办理自动履行",
                            "It is fulfilled by what is done on "
                                    + duty.origin().kind() + " " + duty.origin().id()));
        }
        return answer(duties.fulfil(id, request.note()));
    }

    @POST
    @Path("{id}/waivers")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "豁免 Let it go, with a reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyView.class)))
    public Response waive(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid WaiverRequest request) {
        Duty duty = visible(id);
        rights.requireMayWaive(duty);
        Revision.check(seen, duty.revision());
        return answer(duties.waive(id, request.reason()));
    }

    /** What one may not see is not there. */
    private Duty visible(String id) {
        return table.find(id).filter(rights::maySee).orElseThrow(() -> ProblemException.notFound("duty", id));
    }

    private Response answer(Duty duty) {
        return Response.ok(DutyView.of(duty, LocalDate.now(clock)))
                .tag(new Revision(duty.revision()).etag())
                .build();
    }
}
