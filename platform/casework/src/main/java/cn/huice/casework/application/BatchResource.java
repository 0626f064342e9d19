package cn.huice.casework.application;

import cn.huice.casework.application.BatchRequest.One;
import cn.huice.journal.command.CommandInParts;
import cn.huice.journal.command.CommandParts;
import cn.huice.web.FieldError;
import cn.huice.web.Language;
import cn.huice.web.Problem;
import cn.huice.web.ProblemException;
import cn.huice.web.RequestId;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One decision on many applications. Each is decided by itself: what is refused for one leaves the others done. */
@Path("/v1/application-batches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "applications")
public class BatchResource {
    private static final Set<Action> DECISIONS =
            EnumSet.of(Action.ACCEPT, Action.APPROVE, Action.RETURN, Action.REJECT);

    private final Handling handling;
    private final Views views;
    private final CommandParts parts;

    BatchResource(Handling handling, Views views, CommandParts parts) {
        this.handling = handling;
        this.views = views;
        this.parts = parts;
    }

    @POST
    @CommandInParts
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "批量办理 One decision on many applications, each with its own result",
            description = "答复总是 200；每件的结果在 results 里，status 200 为已办，其他为没有办成的原因。同一 Idempotency-Key 再发，答复相同")
    public BatchView act(@NotNull @Valid BatchRequest request, @Context HttpHeaders headers) {
        requireSound(request);
        Locale language = Language.of(headers);
        List<JsonNode> results = request.applications().stream()
                .map(one ->
                        parts.once(one.id(), () -> done(request, one), refusal -> refused(one.id(), refusal, language)))
                .toList();
        long done = results.stream()
                .filter(result -> result.path("status").asInt() == 200)
                .count();
        return new BatchView(done, results.size() - done, results);
    }

    private BatchView.Result done(BatchRequest request, One one) {
        ActionRequest action = new ActionRequest(request.action(), request.comment(), one.amount(), null);
        Application application = handling.perform(one.id(), new Revision(one.revision()), action);
        return new BatchView.Result(one.id(), 200, views.summary(application), null);
    }

    private static BatchView.Result refused(String id, ProblemException refusal, Locale language) {
        return new BatchView.Result(id, refusal.status(), null, Problem.of(refusal, language, RequestId.current()));
    }

    private static void requireSound(BatchRequest request) {
        if (!DECISIONS.contains(request.action())) {
            throw ProblemException.badField(
                    FieldError.of("action", "批量只能受理、通过、退回或不予", "accept, approve, return or reject", "batch"));
        }
        if (request.applications().stream().map(One::id).distinct().count()
                < request.applications().size()) {
            throw ProblemException.badField(
                    FieldError.of("applications", "同一办件只能列一次", "each application at most once", "distinct"));
        }
    }
}
