package cn.huice.casework.review;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.command.Command;
import cn.huice.registry.Particulars;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The expert register; the city's officers keep it. */
@Path("/v1/experts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OFFICER)
@RunOnVirtualThread
@Tag(name = "review", description = "评审")
class ExpertResource {
    private final ExpertTable table;
    private final Subjects subjects;
    private final Journal journal;
    private final Caller caller;

    ExpertResource(ExpertTable table, Subjects subjects, Journal journal, Caller caller) {
        this.table = table;
        this.subjects = subjects;
        this.journal = journal;
        this.caller = caller;
    }

    /**
     * @param name registered with the person where nobody knows them yet
     * @param employer subject id
     */
    record ExpertRequest(
            @NotBlank @Size(max = 200) String account,
            @Size(max = 200) String name,
            @NotEmpty List<@NotBlank @Size(max = 50) String> fields,
            @NotBlank @Size(max = 100) String employer,
            boolean active) {}

    @GET
    @Operation(summary = "专家库 All experts, by id")
    @Listed("专家")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<Expert> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        requireCity();
        int rows = Page.limit(limit);
        return Page.of(table.page(cursor == null ? "" : cursor, rows + 1), rows, Expert::id);
    }

    @PUT
    @Path("{id}")
    @Command
    @Operation(summary = "登记或修改专家 Register an expert or change what is registered; If-Match for a change")
    public Response put(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ExpertRequest request) {
        requireCity();
        if (!SubjectId.isWellFormed(id)) {
            throw ProblemException.notFound("专家/expert", id);
        }
        Optional<Expert> known = table.locked(id);
        known.ifPresent(expert -> Revision.check(seen, expert.revision()));
        table.withAccount(request.account())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw ProblemException.conflict(
                            "account-taken",
                            Text.of("该账号属于另一位专家", "The account is another expert's"),
                            FieldError.of("account", "已被使用", "taken", "unique"));
                });
        SubjectId person = new SubjectId("person", id);
        if (!subjects.exists(person)) {
            subjects.register(
                    person, new Particulars(Caller.CITY, Optional.ofNullable(request.name()), Optional.empty()));
        }
        Expert expert = new Expert(
                id,
                request.account(),
                List.copyOf(request.fields()),
                request.employer(),
                request.active(),
                known.map(Expert::revision).orElse(0L) + 1);
        table.put(expert);
        journal.append(NewEntry.kept(
                "expert:" + id,
                "cn.huice.expert.registered.v1",
                id,
                Map.of("fields", expert.fields(), "active", expert.active())));
        return Response.ok(expert).tag(new Revision(expert.revision()).etag()).build();
    }

    private void requireCity() {
        if (!caller.oversees(Caller.CITY)) {
            throw ProblemException.forbidden("city-only", Text.of("专家库由市级维护", "The city keeps the expert register"));
        }
    }
}
