package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.sql.Json;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.command.Command;
import cn.huice.journal.sql.Database;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 年度自查: once a year by each district, and what the policy says of the district today. */
@Path("/v1/districts/{district}/redevelopment-self-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "redevelopment")
class SelfCheckResource {
    static final String POLICY = "ineff20-yearly-self-check";
    private static final TypeReference<SelfCheck.Content> CONTENT = new TypeReference<>() {};

    private final Database database;
    private final RedevelopmentRights rights;
    private final RedevelopmentDuties duties;
    private final Editions editions;
    private final Journal journal;
    private final Json json;
    private final Caller caller;
    private final Clock clock;

    SelfCheckResource(
            Database database,
            RedevelopmentRights rights,
            RedevelopmentDuties duties,
            Editions editions,
            Journal journal,
            Json json,
            Caller caller,
            Clock clock) {
        this.database = database;
        this.rights = rights;
        this.duties = duties;
        this.editions = editions;
        this.journal = journal;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param assessment whether this year's is made, by the policy */
    record Made(List<SelfCheck> checks, AssessmentView assessment) {}

    @GET
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "年度自查 A district's self-checks, the latest first, and whether this year's is made")
    public Made checks(@PathParam("district") String district) {
        if (!rights.sees(district)) {
            throw ProblemException.notFound("区县", district.length() > 20 ? district.substring(0, 20) : district);
        }
        List<SelfCheck> checks = database.list(
                "SELECT year, content, made_on FROM redevelopment_self_check WHERE district = ? ORDER BY year DESC",
                row -> new SelfCheck(
                        district,
                        row.getInt("year"),
                        json.read(row.getString("content"), CONTENT),
                        row.getObject("made_on", LocalDate.class)),
                district);
        Optional<Integer> latest = checks.stream().map(SelfCheck::year).findFirst();
        Editions.Pinned book = editions.current();
        return new Made(checks, AssessmentView.of(book.assessor().assess(book.policy(POLICY), today(), facts(latest))));
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "报送自查 Make the self-check of a year, once", description = "本区经办人；五（三）")
    public Response make(@PathParam("district") String district, @NotNull @Valid SelfCheck.Content content) {
        rights.requireOfficer(district);
        int year = content.year();
        if (year > today().getYear()) {
            throw ProblemException.badField(
                    FieldError.of("year", "不能是以后的年份", "must not be a year to come", "<= " + today().getYear()));
        }
        boolean first = database.change("""
                        INSERT INTO redevelopment_self_check (district, year, content, made_on, made_by)
                        VALUES (?, ?, ?::jsonb, ?, ?) ON CONFLICT (district, year) DO NOTHING
                        """, district, year, json.write(content), today(), caller.name()) == 1;
        if (!first) {
            throw ProblemException.conflict(
                    "self-check-made", Text.of(year + " 年的自查已报送", "That of " + year + " is made already"));
        }
        SelfCheck made = new SelfCheck(district, year, content, today());
        journal.append(NewEntry.kept(
                "self-check/" + district,
                "cn.huice.self-check.made.v1",
                district,
                Map.of("district", district, "year", year, "on", today().toString())));
        duties.selfChecked(district, year);
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    private static Facts facts(Optional<Integer> year) {
        return Facts.of(year.map(latest -> Map.of(
                        new AttributeKey("governance.report_submitted_year"),
                        new Fact(
                                new Value.Num(BigDecimal.valueOf(latest)),
                                Standing.VERIFIED,
                                RedevelopmentRights.AUTHORITY)))
                .orElse(Map.of()));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Shanghai.ZONE));
    }
}
