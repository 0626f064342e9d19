package cn.huice.land.calculation;

import cn.huice.casework.assessment.AssessmentRequest;
import cn.huice.casework.assessment.RequestFacts;
import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prices, rents and terms, the rules side by side. */
@Path("/v1/calculations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "calculations", description = "地价、租金与年限测算")
class CalculationResource {
    private final Calculations calculations;
    private final RequestFacts requestFacts;
    private final Caller caller;
    private final Clock clock;

    CalculationResource(Calculations calculations, RequestFacts requestFacts, Caller caller, Clock clock) {
        this.calculations = calculations;
        this.requestFacts = requestFacts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param topic one of {@code GET /v1/calculations/topics}: all its rules are worked out
     * @param policies instead of a topic
     * @param asOf today where left out
     * @param facts attribute key to value
     * @param subject whose registered facts to use besides, a parcel for example
     */
    record CalculationRequest(
            String topic,
            @Size(max = 20) List<@NotNull String> policies,
            LocalDate asOf,
            Map<String, Object> facts,
            @Valid AssessmentRequest.SubjectRef subject) {}

    @GET
    @Path("topics")
    @Operation(summary = "可并列测算的事项 Matters that several rules regulate")
    @Listed("测算事项")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<Topic> topics() {
        return Topic.ALL;
    }

    @POST
    @Command
    @Operation(summary = "测算 Work out and keep, the rules side by side", description = "各办法的结果与条款并列；输入一并留存，可复算")
    public Response make(@NotNull @Valid CalculationRequest request) {
        boolean named = request.policies() != null && !request.policies().isEmpty();
        if (named == (request.topic() != null)) {
            throw ProblemException.badField(FieldError.of(
                    "topic", "topic 与 policies 须且只须给出一个", "give a topic or policies, not both", "topic | policies"));
        }
        List<String> policies =
                named ? request.policies() : Topic.named(request.topic()).policies();
        LocalDate asOf = request.asOf() == null ? LocalDate.now(clock.withZone(Shanghai.ZONE)) : request.asOf();
        Calculation made = calculations.make(
                request.topic(),
                policies,
                asOf,
                requestFacts.of(request.facts() == null ? Map.of() : request.facts(), request.subject(), asOf));
        return Response.created(URI.create("/v1/calculations/" + made.id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "已作的测算 What was worked out, with all that went in")
    public Calculation get(@PathParam("id") String id) {
        return visible(id);
    }

    @GET
    @Path("{id}/replay")
    @Operation(summary = "复算 The same again, from the facts and texts that were kept")
    public Calculation.Replay replay(@PathParam("id") String id) {
        return calculations.replay(visible(id));
    }

    /** For whoever made it, and for auditors. */
    private Calculation visible(String id) {
        return uuid(id).flatMap(calculations::find)
                .filter(found -> found.madeBy().equals(caller.name()) || caller.has(Role.AUDITOR))
                .orElseThrow(() -> ProblemException.notFound("测算", id.length() > 60 ? id.substring(0, 60) : id));
    }

    private static Optional<UUID> uuid(String id) {
        return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }
}
