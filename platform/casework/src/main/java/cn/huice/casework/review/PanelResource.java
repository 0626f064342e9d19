package cn.huice.casework.review;

import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.review.Panel.Draw;
import cn.huice.casework.review.Panel.Seat;
import cn.huice.casework.review.Panel.SeatState;
import cn.huice.casework.review.Panel.State;
import cn.huice.casework.review.PanelView.DrawView;
import cn.huice.casework.review.PanelView.SeatView;
import cn.huice.casework.review.PanelView.Sheet;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Panels. Experts act side by side, each on the own seat and once, so no If-Match; the minutes they sign are named by
 * their digest.
 */
@Path("/v1/panels")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "review")
class PanelResource {
    private final PanelTable table;
    private final ExpertTable experts;
    private final Panels panels;
    private final Sittings sittings;
    private final Journal journal;
    private final Caller caller;

    PanelResource(
            PanelTable table, ExpertTable experts, Panels panels, Sittings sittings, Journal journal, Caller caller) {
        this.table = table;
        this.experts = experts;
        this.panels = panels;
        this.sittings = sittings;
        this.journal = journal;
        this.caller = caller;
    }

    /** @param action draw: fill the free seats; close-scoring: go on without those who have not scored */
    record ActionRequest(
            @NotNull @Pattern(regexp = "draw|close-scoring") String action) {}

    /** @param points decimal strings by indicator @param vetoes grounds the expert finds */
    record ScoreRequest(@NotNull Map<String, String> points, List<@NotBlank String> vetoes) {}

    record RecusalRequest(@NotBlank @Size(max = 2000) String reason) {}

    record SignatureRequest(@NotBlank String minutesDigest) {}

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.EXPERT})
    @Operation(summary = "评审 Panels of the caller's district, or those the calling expert sits on; newest first")
    @Transactional
    @Listed("评审")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<PanelView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        List<Panel> found = caller.has(Role.EXPERT)
                ? expert().map(e -> table.ofExpert(e.id(), cursor, rows + 1)).orElse(List.of())
                : table.ofDistrict(seesAll() ? null : caller.district().orElse("none"), cursor, rows + 1);
        return Page.of(found, rows, Panel::id).map(this::view);
    }

    private boolean seesAll() {
        return caller.has(Role.AUDITOR) || caller.oversees(Caller.CITY);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.EXPERT})
    @Operation(summary = "One panel: what is judged, the score sheet, and of the scores what the caller may know yet")
    @Transactional
    public PanelView get(@PathParam("id") String id) {
        return view(visible(table.find(id), id));
    }

    @GET
    @Path("{id}/draw")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            summary = "抽取 Every draw with its inputs, drawn again",
            description = "seedDigest 是抽取之前记入日志的 SM3 摘要；每位专家的签号 = SM3(种子|评审|次数|专家)，小的抽中")
    @Transactional
    @Listed("抽取")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<DrawView> draws(@PathParam("id") String id) {
        Panel panel = visible(table.find(id), id);
        return table.draws(id).stream().map(draw -> again(panel, draw)).toList();
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "Draw experts for the free seats, or close the scoring")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PanelView.class)))
    public Response act(@PathParam("id") String id, @NotNull @Valid ActionRequest request) {
        Panel panel = visible(table.locked(id), id);
        if (request.action().equals("draw")) {
            panels.draw(panel);
        } else {
            sittings.closeScoring(panel);
        }
        return Response.ok(view(table.find(id).orElseThrow())).build();
    }

    @POST
    @Path("{id}/scores")
    @Command
    @RolesAllowed(Role.EXPERT)
    @Operation(summary = "打分 Score, once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PanelView.class)))
    public Response score(@PathParam("id") String id, @NotNull @Valid ScoreRequest request) {
        Panel panel = visible(table.locked(id), id);
        sittings.score(
                panel,
                expert().orElseThrow().id(),
                request.points(),
                request.vetoes() == null ? List.of() : request.vetoes());
        return Response.ok(view(table.find(id).orElseThrow())).build();
    }

    @POST
    @Path("{id}/recusal")
    @Command
    @RolesAllowed(Role.EXPERT)
    @Operation(summary = "回避 Declare an interest and leave; somebody else is drawn")
    public Response recuse(@PathParam("id") String id, @NotNull @Valid RecusalRequest request) {
        sittings.recuse(visible(table.locked(id), id), expert().orElseThrow().id(), request.reason());
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/signature")
    @Command
    @RolesAllowed(Role.EXPERT)
    @Operation(summary = "签署 Sign the minutes; the last signature concludes the review")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PanelView.class)))
    public Response sign(@PathParam("id") String id, @NotNull @Valid SignatureRequest request) {
        sittings.sign(visible(table.locked(id), id), expert().orElseThrow().id(), request.minutesDigest());
        return Response.ok(view(table.find(id).orElseThrow())).build();
    }

    private Optional<Expert> expert() {
        return caller.has(Role.EXPERT) ? experts.withAccount(caller.name()) : Optional.empty();
    }

    /** @throws ProblemException 404 for an officer of elsewhere, and for an expert who does not sit on it */
    private Panel visible(Optional<Panel> found, String id) {
        return found.filter(panel -> caller.has(Role.AUDITOR)
                        || (caller.has(Role.OFFICER) && caller.oversees(panel.district()))
                        || expert().filter(e -> sits(panel, e)).isPresent())
                .orElseThrow(() -> ProblemException.notFound("评审/panel", id));
    }

    private boolean sits(Panel panel, Expert expert) {
        return table.seats(panel.id()).stream()
                .anyMatch(seat -> seat.expert().equals(expert.id()) && seat.state() != SeatState.RECUSED);
    }

    private PanelView view(Panel panel) {
        boolean open = panel.state() == State.OPEN || panel.state() == State.SCORING;
        String own = expert().map(Expert::id).orElse(null);
        boolean hidden = open && own != null && panels.rules(panel).anonymous();
        return new PanelView(
                panel.id(),
                panel.caseId(),
                panel.policy(),
                panel.title(),
                hidden ? null : panel.subject(),
                panel.district(),
                panel.facts(),
                panel.state(),
                Sheet.of(panels.rules(panel)),
                table.seats(panel.id()).stream()
                        .filter(seat -> !open || own == null || seat.expert().equals(own))
                        .map(seat -> seen(seat, !open || seat.expert().equals(own)))
                        .toList(),
                panel.minutes(),
                panel.minutesDigest(),
                panel.passed(),
                panel.revision());
    }

    private static SeatView seen(Seat seat, boolean withPoints) {
        return new SeatView(
                seat.expert(), seat.state(), withPoints ? seat.points() : null, withPoints ? seat.vetoes() : null);
    }

    private DrawView again(Panel panel, Draw draw) {
        String digest = committed(panel, draw.number());
        boolean matches = digest.equals(TextDigest.sm3(draw.seed()))
                && Lottery.draw(draw.seed(), panel.id(), draw.number(), draw.eligible(), draw.seats())
                        .equals(draw.drawn())
                && told(panel, "drawn", draw.number())
                        .filter(data -> saysOf(draw, data))
                        .isPresent();
        return new DrawView(
                draw.number(),
                digest,
                draw.seed(),
                draw.seats(),
                draw.eligible(),
                draw.excluded(),
                draw.drawn(),
                matches);
    }

    /** Whether the journal tells the draw as it is kept. Earlier entries do not say who was excluded. */
    private static boolean saysOf(Draw draw, JsonNode data) {
        return data.path("seed").asText().equals(draw.seed())
                && data.path("seats").asInt() == draw.seats()
                && texts(data.path("eligible")).equals(draw.eligible())
                && texts(data.path("drawn")).equals(draw.drawn())
                && (!data.has("excluded") || texts(data.path("excluded")).equals(draw.excluded()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What the journal holds of the seed, written before the draw. */
    private String committed(Panel panel, int number) {
        return told(panel, "committed", number)
                .map(data -> data.path("seedDigest").asText())
                .orElse("");
    }

    private Optional<JsonNode> told(Panel panel, String what, int number) {
        return journal.stream("panel:" + panel.id()).stream()
                .filter(entry -> entry.type().equals("cn.huice.panel." + what + ".v1")
                        && entry.data().path("draw").asInt() == number)
                .map(JournalEntry::data)
                .findFirst();
    }
}
