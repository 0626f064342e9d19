package cn.huice.casework.simulation;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.Language;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What if. Nothing is stored. */
@Path("/v1/simulations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.POLICY_EDITOR, Role.AUDITOR})
@RunOnVirtualThread
@Tag(name = "simulations", description = "政策模拟")
public class SimulationResource {
    private final Simulations simulations;
    private final Caller caller;

    SimulationResource(Simulations simulations, Caller caller) {
        this.simulations = simulations;
        this.caller = caller;
    }

    @POST
    @Command
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Try a draft, or a coming version, on the whole register")
    @APIResponse(
            responseCode = "202",
            description = "It runs; its Location says how far it is",
            content = @Content(schema = @Schema(implementation = SimulationView.class)))
    public Response start(@Context HttpHeaders headers, @NotNull @Valid SimulationRequest request) {
        Simulation started = simulations.start(request);
        return Response.accepted(SimulationView.of(started, Language.of(headers)))
                .location(URI.create("/v1/simulations/" + started.id))
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far it is, and who gains, who loses and what it costs once it is done")
    public SimulationView get(@Context HttpHeaders headers, @PathParam("id") String id) {
        return SimulationView.of(simulations.get(id), Language.of(headers));
    }

    @GET
    @Path("{id}/results")
    @Operation(summary = "The subjects that gain or lose, page by page")
    @Listed("模拟结果")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<SimulationView.ChangeView> results(
            @PathParam("id") String id,
            @QueryParam("change") Impact.Direction change,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        List<Impact.Change> all = done(simulations.get(id)).changes();
        int size = Page.limit(limit);
        int from = Optional.ofNullable(Cursor.sequence(cursor))
                .map(seen -> (int) Math.min(seen + 1, all.size()))
                .orElse(0);
        List<Integer> found = IntStream.range(from, all.size())
                .filter(place -> change == null || all.get(place).direction() == change)
                .limit(size + 1L)
                .boxed()
                .toList();
        return Page.of(found, size, String::valueOf).map(place -> view(all.get(place)));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Cancel it")
    public void cancel(@PathParam("id") String id) {
        simulations.get(id).cancel();
    }

    private SimulationView.ChangeView view(Impact.Change change) {
        boolean mayKnow = caller.has(Role.AUDITOR) || (caller.has(Role.OFFICER) && caller.oversees(change.district()));
        return SimulationView.of(change, mayKnow);
    }

    private static Impact done(Simulation simulation) {
        return simulation
                .outcome()
                .impact()
                .orElseThrow(() -> ProblemException.conflict(
                        "not-done", Text.of("模拟尚未完成，或没有结果", "It is not done, or came to nothing")));
    }
}
