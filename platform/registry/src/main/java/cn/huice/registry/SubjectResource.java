package cn.huice.registry;

import cn.huice.journal.command.Command;
import cn.huice.registry.identifier.Identifier;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The register's subjects. */
@Path("/v1/subjects/{kind}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "subjects", description = "主体与事实 Subjects and facts")
class SubjectResource {
    private final Subjects subjects;
    private final Caller caller;

    SubjectResource(Subjects subjects, Caller caller) {
        this.subjects = subjects;
        this.caller = caller;
    }

    /**
     * @param id the applicant's own id or a new one where left out
     * @param district GB/T 2260
     * @param identifier 公民身份号码 or 统一社会信用代码
     */
    record NewSubject(String id, String district, String displayName, String identifier) {}

    /** What changes; fields left out stay. */
    record Amendment(String district, String displayName, String identifier) {}

    @POST
    @Command
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "登记主体 Register a subject")
    public Response register(@PathParam("kind") String kindName, @NotNull NewSubject request) {
        SubjectKind kind = Asked.kind(kindName);
        SubjectId id = new SubjectId(kind.apiName(), idOf(request));
        Particulars particulars = new Particulars(
                Asked.district(request.district()),
                Asked.name(request.displayName()),
                Asked.identifier(kind, request.identifier()));
        Rights.requireMayRegister(caller, id, particulars.district());
        Subject registered = subjects.register(id, particulars);
        return Response.created(URI.create("/v1/subjects/" + id))
                .entity(SubjectView.receipt(registered))
                .tag(new Revision(registered.revision()).etag())
                .build();
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "查询主体 List subjects; identifiers are masked")
    @Listed("主体")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<SubjectView> list(
            @PathParam("kind") String kindName,
            @QueryParam("identifier") String identifier,
            @QueryParam("district") String district,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        SubjectKind kind = Asked.kind(kindName);
        Optional<Identifier> number = Asked.identifier(kind, identifier);
        Optional<String> asked = Asked.optionalDistrict(district);
        Optional<String> seen = Rights.districtSeen(caller);
        if (seen.isPresent() && asked.isPresent() && !seen.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        int size = Page.limit(limit);
        String after = cursor == null ? "" : Asked.cursor(cursor);
        return Page.of(
                        subjects.list(kind, number, seen.or(() -> asked), after, size + 1),
                        size,
                        subject -> subject.id().id())
                .map(subject -> SubjectView.of(subject, caller));
    }

    @GET
    @Path("{id}")
    @Authenticated
    @Operation(summary = "主体 A subject", description = "本区经办人和审计员可见完整证件号码，每次读取均留痕")
    public Response subject(@PathParam("kind") String kind, @PathParam("id") String id) {
        Subject subject = visible(Asked.subject(kind, id));
        SubjectView view = Rights.mayReadIdentifier(caller, subject)
                ? SubjectView.whole(subject, subjects.readIdentifier(subject.id()))
                : SubjectView.of(subject, caller);
        return Response.ok(view)
                .tag(new Revision(subject.revision()).etag())
                .header("Cache-Control", "no-store")
                .build();
    }

    @PATCH
    @Path("{id}")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "补正主体 Amend a subject; fields left out stay")
    public Response amend(
            @PathParam("kind") String kindName,
            @PathParam("id") String id,
            @HeaderParam("If-Match") Revision seen,
            @NotNull Amendment request) {
        Subject subject = visible(Asked.subject(kindName, id));
        Optional<String> district = Asked.optionalDistrict(request.district());
        Rights.requireMayRegister(caller, subject.id(), district.orElse(subject.district()));
        if (request.identifier() != null
                && subject.maskedIdentifier().isPresent()
                && Rights.owns(caller, subject.id())) {
            throw ProblemException.forbidden(
                    "identifier-recorded",
                    Text.of("证件号码已登记，更正请联系主管部门", "The identifier is recorded; ask the department to correct it"));
        }
        Subject amended = subjects.amend(
                subject,
                district,
                Asked.name(request.displayName()),
                Asked.identifier(subject.id().subjectKind(), request.identifier()),
                seen);
        return Response.ok(SubjectView.receipt(amended))
                .tag(new Revision(amended.revision()).etag())
                .build();
    }

    private Subject visible(SubjectId id) {
        return subjects.find(id)
                .filter(subject -> Rights.mayKnow(caller, id, Optional.of(subject.district())))
                .orElseThrow(() -> ProblemException.notFound(id.kind(), id.id()));
    }

    private String idOf(NewSubject request) {
        if (request.id() != null) {
            return Asked.newId(request.id());
        }
        return caller.has(Role.APPLICANT) && caller.subjectId().isPresent()
                ? caller.subjectId().get()
                : UUID.randomUUID().toString();
    }
}
