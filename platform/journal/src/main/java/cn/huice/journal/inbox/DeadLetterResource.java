package cn.huice.journal.inbox;

import cn.huice.journal.command.Command;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The operator's door to what could not be applied. */
@Path("/v1/dead-letters")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "dead letters",
        description = "Events that could not be applied, and applying them after the cause was mended")
class DeadLetterResource {
    private final DeadLetterTable letters;
    private final Replay replay;

    DeadLetterResource(DeadLetterTable letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    @GET
    @Operation(summary = "Newest first; state DEAD or REPLAYED")
    @Listed("死信")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<DeadLetterView> list(
            @QueryParam("state") @Pattern(regexp = "DEAD|REPLAYED", message = "DEAD or REPLAYED") String state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") @Pattern(regexp = "\\d{1,18}", message = "next of the page before") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                        letters.page(
                                state == null ? null : DeadLetter.State.valueOf(state),
                                cursor == null ? null : Long.valueOf(cursor),
                                rows + 1),
                        rows,
                        letter -> Long.toString(letter.id()))
                .map(DeadLetterView::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One, with its record as it was read")
    public DeadLetterView get(@PathParam("id") String id) {
        return letters.find(number(id)).map(DeadLetterView::whole).orElseThrow(() -> none(id));
    }

    @POST
    @Path("{id}/replay")
    @Command
    @Operation(
            summary = "Applies it, once; what still cannot be applied comes back DEAD with its new reason",
            description = "409 'already-replayed' once it was applied.")
    public Response replay(@PathParam("id") String id) {
        replay.of(letters.locked(number(id)).orElseThrow(() -> none(id)));
        return Response.ok(DeadLetterView.of(letters.find(number(id)).orElseThrow()))
                .build();
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw none(id);
        }
        return Long.parseLong(id);
    }

    private static ProblemException none(String id) {
        return ProblemException.notFound("dead letter", id);
    }
}
