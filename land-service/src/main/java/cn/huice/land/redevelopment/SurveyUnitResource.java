package cn.huice.land.redevelopment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.command.Command;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 调查摸底: surveyed by the planning department, seen by the district and the city. */
@Path("/v1/survey-units")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class SurveyUnitResource {
    private final SurveyUnits units;
    private final SurveyUnitTable table;
    private final UnitEvaluations evaluations;
    private final RedevelopmentRights rights;
    private final Clock clock;

    SurveyUnitResource(
            SurveyUnits units,
            SurveyUnitTable table,
            UnitEvaluations evaluations,
            RedevelopmentRights rights,
            Clock clock) {
        this.units = units;
        this.table = table;
        this.evaluations = evaluations;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param parcels their codes; what they hold, where they lie and how large they are the register knows */
    record NewUnit(
            @NotNull @Size(min = 1, max = 100) List<@NotNull String> parcels,
            @NotNull @Valid Survey survey) {}

    @POST
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "调查单元 Survey one parcel, or several as one unit", description = "规划资源部门；五（一）")
    public Response record(@NotNull @Valid NewUnit request) {
        rights.requireDepartment();
        SurveyUnit unit = units.record(request.parcels(), request.survey());
        return new Revision(unit.revision()).created("/v1/survey-units/" + unit.id(), SurveyUnitView.of(unit));
    }

    @PUT
    @Path("{id}")
    @Command
    @RolesAllowed(Role.DEPARTMENT)
    @Operation(summary = "重新调查 Survey the same unit again")
    public Response amend(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) Revision seen,
            @NotNull @Valid Survey survey) {
        rights.requireDepartment();
        return answer(units.amend(id, seen, survey));
    }

    @GET
    @Listed("调查单元")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "调查单元 Surveyed units in the order of their ids; officers see their district's")
    public Page<SurveyUnitView> list(
            @QueryParam("district") String district,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        Optional<String> own = rights.districtSeen();
        Optional<String> asked = Optional.ofNullable(district);
        if (own.isPresent() && asked.isPresent() && !own.equals(asked)) {
            return new Page<>(List.of(), null);
        }
        return Page.of(table.page(own.or(() -> asked), cursor == null ? "" : cursor, rows + 1), rows, SurveyUnit::id)
                .map(SurveyUnitView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "A surveyed unit with all that was found")
    public Response unit(@PathParam("id") String id) {
        return answer(visible(id));
    }

    @GET
    @Path("{id}/evaluation")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(
            summary =
                    "低效用地判断 Whether the unit is inefficient land: by the policies and the district's criteria, with reasons",
            description =
                    "ineff20-definition、ineff20-types、ineff20-determination-mapping、ineff20-district-criteria 与本区判断标准")
    public UnitEvaluation evaluation(@PathParam("id") String id, @QueryParam("asOf") String asOf) {
        return evaluations.of(visible(id), asOf == null ? LocalDate.now(clock.withZone(Shanghai.ZONE)) : day(asOf));
    }

    private SurveyUnit visible(String id) {
        return table.find(id)
                .filter(unit -> rights.sees(unit.district()))
                .orElseThrow(() -> ProblemException.notFound("调查单元", id.length() > 60 ? id.substring(0, 60) : id));
    }

    private static Response answer(SurveyUnit unit) {
        return new Revision(unit.revision()).ok(SurveyUnitView.of(unit));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(FieldError.of(
                    "asOf", "应为存在的日期，如 2023-06-01", "must be a day that exists, such as 2023-06-01", "ISO 8601"));
        }
    }
}
