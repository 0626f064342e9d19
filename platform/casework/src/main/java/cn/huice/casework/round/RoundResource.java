package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.round.Round.State;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 分配. Rounds are worked by the officers who act at 排序; other officers see what concerns their district. */
@Path("/v1/rounds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "rounds", description = "分配")
class RoundResource {
    private final RoundTable table;
    private final RoundTerms terms;
    private final Rounds rounds;
    private final RoundOutlook outlook;
    private final RoundJournal journal;
    private final RoundOpening opening;
    private final Caller caller;

    RoundResource(
            RoundTable table,
            RoundTerms terms,
            Rounds rounds,
            RoundOutlook outlook,
            RoundJournal journal,
            RoundOpening opening,
            Caller caller) {
        this.table = table;
        this.terms = terms;
        this.rounds = rounds;
        this.outlook = outlook;
        this.journal = journal;
        this.opening = opening;
        this.caller = caller;
    }

    /** @param action close: fix the cases; reopen: let go of them; cancel: give nothing; decide: give */
    record ActionRequest(
            @NotNull @Pattern(regexp = "close|reopen|cancel|decide")
            String action) {}

    @GET
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "Rounds, newest first")
    @Transactional
    @Listed("分配")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<RoundView> list(
            @QueryParam("policy") String policy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        String district = seesAll() ? null : caller.district().orElse("none");
        return Page.of(table.page(policy, district, cursor, rows + 1), rows, Round::id)
                .map(this::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "One round")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoundView.class)))
    @Transactional
    public Response get(@PathParam("id") String id) {
        return answer(visible(table.find(id), id));
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Open a round for a policy whose procedure has 排序; one at a time for a year and district")
    @APIResponse(
            responseCode = "201",
            description = "The round, with its ETag",
            content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response open(@NotNull @Valid OpeningRequest request) {
        Round round = opening.of(request);
        if (!table.insert(round)) {
            throw ProblemException.conflict(
                    "round-exists", Text.of("该政策该年度的分配正在进行", "A round of this policy and year is at work"));
        }
        journal.tell(round, "opened", Map.of("title", round.title()));
        return Response.created(URI.create("/v1/rounds/" + round.id()))
                .tag(new Revision(round.revision()).etag())
                .entity(view(round))
                .build();
    }

    @GET
    @Path("{id}/preview")
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "What deciding now would give, and which cases cannot take part yet")
    public RoundView.Preview preview(@PathParam("id") String id) {
        RoundView.Preview whole = outlook.preview(visible(table.find(id), id));
        return new RoundView.Preview(
                whole.state(),
                whole.left(),
                whole.asked(),
                whole.given(),
                whole.entries().stream().filter(entry -> sees(entry.district())).toList(),
                whole.lacking().stream().filter(each -> sees(each.district())).toList());
    }

    @GET
    @Path("{id}/result")
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "What it gave: the exempt first, then by group and rank")
    @Transactional
    @Listed("分配结果")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<RoundView.Entry> result(@PathParam("id") String id) {
        Round round = visible(table.find(id), id);
        Rounds.require(round, State.DECIDED);
        return table.entries(id).stream()
                .filter(entry -> sees(entry.district()))
                .toList();
    }

    @GET
    @Path("{id}/recomputation")
    @RolesAllowed({Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "复算 A decided round computed again from its kept inputs, and held against the journal")
    @Transactional
    public RoundView.Recomputation recomputation(@PathParam("id") String id) {
        Round round = visible(table.find(id), id);
        Rounds.require(round, State.DECIDED);
        return outlook.recompute(round);
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Close, reopen, cancel or decide")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response act(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ActionRequest request) {
        Round round = visible(table.locked(id), id);
        opening.requireWorks(round.district());
        Revision.check(seen, round.revision());
        switch (request.action()) {
            case "close" -> rounds.close(round);
            case "reopen" -> rounds.reopen(round);
            case "cancel" -> rounds.cancel(round);
            default -> rounds.decide(round);
        }
        return answer(table.find(id).orElseThrow());
    }

    /** @throws ProblemException 404 for an officer of elsewhere */
    private Round visible(Optional<Round> found, String id) {
        return found.filter(round -> round.district().equals(Caller.CITY) || sees(round.district()))
                .orElseThrow(() -> ProblemException.notFound("分配/round", id));
    }

    private boolean sees(String district) {
        return seesAll() || caller.oversees(district);
    }

    private boolean seesAll() {
        return caller.has(Role.AUDITOR) || caller.has(Role.FINANCE) || caller.oversees(Caller.CITY);
    }

    private RoundView view(Round round) {
        return RoundView.of(
                round,
                terms.procedure(round).allocation().map(AllocationRules::method).orElse(null));
    }

    private Response answer(Round round) {
        return Response.ok(view(round))
                .tag(new Revision(round.revision()).etag())
                .build();
    }
}
