package cn.huice.land.supervision;

import cn.huice.casework.assessment.AssessmentRequest;
import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.registry.SubjectId;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 共同监管: what was agreed, what each department reports, and all of it side by side. */
@Path("/v1/supervised-projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supervision", description = "产业用地共同监管")
class SupervisedProjectResource {
    private static final int HANDLING_DAYS = 15;

    private final Supervision supervision;
    private final SupervisionTable table;
    private final SupervisedProjects projects;
    private final SupervisionRights rights;

    SupervisedProjectResource(
            Supervision supervision, SupervisionTable table, SupervisedProjects projects, SupervisionRights rights) {
        this.supervision = supervision;
        this.table = table;
        this.projects = projects;
        this.rights = rights;
    }

    /**
     * @param enterprise who holds the land and signed
     * @param contract id of the contract of the land; left out where none is recorded
     * @param agreed may be left out with a contract: its parcel's planning limits and its agreed start are agreed, unless said otherwise here
     * @param handlingDays 工作日 within which what falls short is to be acted on; 15 where left out
     */
    record NewProject(
            @NotBlank @Pattern(regexp = "\\d{6}") String district,
            @NotBlank @Size(max = 100) String park,
            @NotNull @Valid AssessmentRequest.SubjectRef enterprise,
            @NotBlank @Size(max = 64) String project,
            @NotBlank @Size(max = 64) String parcel,
            @Size(max = 36) String contract,
            @NotBlank @Size(max = 100) String agreement,
            @NotNull LocalDate signedOn,
            @Min(1) @Max(60) Integer handlingDays,
            @Size(max = 20) List<@NotNull @Valid Agreed> agreed) {
        NewProject {
            agreed = agreed == null ? List.of() : agreed;
        }
    }

    /** @param value a number, a day, true or false, or a code, as the indicator wants it */
    record NewReport(
            @NotBlank String indicator,
            @NotNull LocalDate from,
            @NotNull LocalDate until,

            @NotNull @Schema(description = "a number, a day, true or false, or a code")
            JsonNode value) {}

    @GET
    @Listed("监管指标")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Path("indicators")
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "监管指标 Indicators that can be agreed, with the fact and the policy each goes by")
    public List<Indicator> indicators() {
        return Indicator.ALL;
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "纳入监管 Put a project under supervision by what was agreed for it",
            description = "本区经办人；履约监管协议书约定的指标。写明合同的，宗地的规划指标和约定开工日期一并纳入")
    public Response begin(@NotNull @Valid NewProject request) {
        rights.requireOfficer(request.district());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < request.agreed().size(); i++) {
            request.agreed().get(i).requireSound("agreed[" + i + "]");
            if (!seen.add(request.agreed().get(i).indicator())) {
                throw ProblemException.badField(
                        FieldError.of("agreed[" + i + "].indicator", "重复", "comes twice", "unique"));
            }
        }
        SupervisedProject project = supervision.begin(new SupervisedProject(
                UUID.randomUUID().toString(),
                request.district(),
                request.park(),
                request.enterprise().named("enterprise"),
                subject("project", request.project()),
                subject("parcel", request.parcel()),
                request.contract(),
                request.agreement(),
                request.signedOn(),
                request.handlingDays() == null ? HANDLING_DAYS : request.handlingDays(),
                request.agreed(),
                0));
        return Response.created(URI.create("/v1/supervised-projects/" + project.id()))
                .entity(projects.view(project))
                .build();
    }

    @GET
    @Listed("监管项目")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "监管项目 Supervised projects in the order they came; a holder sees its own")
    public Page<SupervisedProject> list(
            @QueryParam("district") String district,
            @QueryParam("park") String park,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(district);
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        return Page.of(
                table.page(own.or(() -> asked), rights.enterpriseSeen(), park, after == null ? 0 : after, rows + 1),
                rows,
                project -> Long.toString(project.sequence()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "各部门并列 What every department has agreed and reported, side by side, with articles")
    public SupervisedProjectView get(@PathParam("id") String id) {
        return projects.view(visible(id));
    }

    @GET
    @Listed("监管报送")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Path("{id}/reports")
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "报送记录 All that was reported, the latest first; 1000 at most")
    public List<IndicatorReport> reports(@PathParam("id") String id) {
        return table.reports(visible(id).id());
    }

    @POST
    @Path("{id}/reports")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(
            summary = "报送指标 A department reports what it found for some time",
            description = "各部门只报送自己职责的指标；与约定值比较，事实与处置随之而来。各报各的、每期一次，不用 If-Match")
    public Response report(@PathParam("id") String id, @NotNull @Valid NewReport request) {
        return Response.status(Response.Status.CREATED)
                .entity(supervision.report(
                        visible(id), request.indicator(), request.from(), request.until(), request.value()))
                .build();
    }

    private SupervisedProject visible(String id) {
        return table.find(id)
                .filter(rights::sees)
                .orElseThrow(() -> ProblemException.notFound("监管项目", id.length() > 60 ? id.substring(0, 60) : id));
    }

    private static SubjectId subject(String kind, String id) {
        if (!SubjectId.isWellFormed(id)) {
            throw ProblemException.badField(FieldError.of(kind, "不是主体编号", "not a subject id", "[A-Za-z0-9._-]{1,64}"));
        }
        return new SubjectId(kind, id);
    }
}
