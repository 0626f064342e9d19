package cn.huice.registry;

import cn.huice.journal.command.Command;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.web.Caller;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known about a subject. */
@Path("/v1/subjects/{kind}/{id}/facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "subjects")
class FactResource {
    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    private final Register register;
    private final Subjects subjects;
    private final Caller caller;
    private final Clock clock;

    FactResource(Register register, Subjects subjects, Caller caller, Clock clock) {
        this.register = register;
        this.subjects = subjects;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param value in the form of the attribute's type; money is a decimal string in yuan
     * @param validFrom today where left out
     * @param validUntil the last day; left out until something else is said
     */
    record NewFact(
            Object value,
            @JsonFormat(lenient = OptBoolean.FALSE) LocalDate validFrom,
            @JsonFormat(lenient = OptBoolean.FALSE) LocalDate validUntil) {}

    /** What stands about a subject on a day. */
    record StandingFacts(SubjectId subject, LocalDate asOf, List<FactView> facts) {}

    @GET
    @Authenticated
    @Operation(summary = "事实 What stands on a day", description = "已核实的优先于申报的，同等者取最近一次")
    public StandingFacts facts(
            @PathParam("kind") String kind, @PathParam("id") String id, @QueryParam("asOf") String asOf) {
        SubjectId subject = visible(kind, id);
        LocalDate day = asOf == null ? today() : Asked.day("asOf", asOf);
        return new StandingFacts(
                subject,
                day,
                register.standing(subject, day).stream().map(FactView::of).toList());
    }

    @GET
    @Path("{attribute}")
    @Authenticated
    @Operation(summary = "事实沿革 All that was recorded about one attribute, the latest first")
    @Listed("事实沿革")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<FactView> history(
            @PathParam("kind") String kind, @PathParam("id") String id, @PathParam("attribute") String attribute) {
        SubjectId subject = visible(kind, id);
        return register.history(subject, Asked.attribute(attribute).key()).stream()
                .map(FactView::of)
                .toList();
    }

    @PUT
    @Path("{attribute}")
    @Command
    @RolesAllowed({Role.APPLICANT, Role.DEPARTMENT})
    @Operation(summary = "记录事实 Record a fact", description = "有权部门写入的为已核实，申请人写入的为申报")
    public Response put(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @PathParam("attribute") String name,
            @NotNull NewFact request) {
        SubjectId subject = writable(kind, id);
        Attribute attribute = Asked.attribute(name);
        Value value = Asked.value(attribute, request.value());
        Validity validity =
                Asked.validity(Optional.ofNullable(request.validFrom()).orElseGet(this::today), request.validUntil());
        RecordedFact recorded = caller.has(Role.DEPARTMENT)
                ? register.verify(subject, attribute.key(), value, validity, authority(attribute))
                : register.declare(subject, attribute.key(), value, validity);
        return Response.ok(FactView.of(recorded)).build();
    }

    private SubjectId writable(String kind, String id) {
        SubjectId subject = Asked.subject(kind, id);
        if (caller.has(Role.DEPARTMENT)) {
            register.requireOwned(subject);
        }
        if (!subjects.exists(subject) || !(caller.has(Role.DEPARTMENT) || Rights.owns(caller, subject))) {
            throw ProblemException.notFound(subject.kind(), subject.id());
        }
        return subject;
    }

    private SubjectId visible(String kind, String id) {
        SubjectId subject = Asked.subject(kind, id);
        Optional<String> district = subjects.find(subject).map(Subject::district);
        if (!Rights.mayKnow(caller, subject, district) || (district.isEmpty() && !register.knows(subject))) {
            throw ProblemException.notFound(subject.kind(), subject.id());
        }
        return subject;
    }

    private String authority(Attribute attribute) {
        if (!caller.departments().contains(attribute.authority())) {
            throw Register.lacksAuthority(attribute);
        }
        return attribute.authority();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(CITY));
    }
}
