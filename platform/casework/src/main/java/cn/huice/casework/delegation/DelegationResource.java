package cn.huice.casework.delegation;

import cn.huice.casework.policy.Catalogue;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 委托. Officers delegate what is theirs and take it back; auditors see all of it. */
@Path("/v1/delegations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "delegations", description = "委托")
class DelegationResource {
    private final Delegations delegations;
    private final Catalogue catalogue;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    DelegationResource(Delegations delegations, Catalogue catalogue, Journal journal, Caller caller, Clock clock) {
        this.delegations = delegations;
        this.catalogue = catalogue;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(summary = "Delegations the caller gave or received; all of them for auditors; the latest first")
    @Transactional
    @Listed("委托")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<Delegation> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                delegations.page(caller.has(Role.AUDITOR) ? null : caller.name(), cursor, rows + 1),
                rows,
                Delegation::id);
    }

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "委托 Let another officer act for the caller's district, or for the city, for some time")
    @APIResponse(
            responseCode = "201",
            description = "The delegation",
            content = @Content(schema = @Schema(implementation = Delegation.class)))
    public Response delegate(@NotNull @Valid DelegationRequest request) {
        requireSound(request);
        Delegation delegation = new Delegation(
                UUID.randomUUID().toString(),
                caller.name(),
                request.to(),
                caller.district()
                        .orElseThrow(() -> ProblemException.forbidden(
                                "no-district", Text.of("您没有可以委托的辖区", "You have no district to delegate"))),
                request.policies(),
                request.from(),
                request.until(),
                request.reason(),
                null);
        delegations.insert(delegation);
        tell(delegation, "granted");
        return Response.created(URI.create("/v1/delegations/" + delegation.id()))
                .entity(delegation)
                .build();
    }

    @POST
    @Path("{id}/revocation")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "撤销委托 Take it back at once; a second time changes nothing")
    public Response revoke(@PathParam("id") String id) {
        Delegation delegation = delegations
                .locked(id)
                .filter(found -> found.of().equals(caller.name()))
                .orElseThrow(() -> ProblemException.notFound("委托/delegation", id));
        if (delegation.revokedAt() == null) {
            delegations.revoke(id, clock.instant().truncatedTo(ChronoUnit.MICROS));
            tell(delegation, "revoked");
        }
        return Response.noContent().build();
    }

    private void requireSound(DelegationRequest request) {
        if (request.to().equals(caller.name())) {
            throw bad("to", "不能委托给自己", "must be somebody else");
        }
        if (request.from().isBefore(LocalDate.now(clock))) {
            throw bad("from", "不能早于今天", "must be today or later");
        }
        if (request.until().isBefore(request.from())
                || request.until().isAfter(request.from().plusYears(1))) {
            throw bad("until", "应在开始之后一年以内", "must be within a year from the first day");
        }
        request.policies().forEach(policy -> catalogue.upToDate().named("policies", policy));
    }

    private static ProblemException bad(String field, String zh, String en) {
        return ProblemException.badField(FieldError.of(field, zh, en, field));
    }

    private void tell(Delegation d, String what) {
        journal.append(NewEntry.kept(
                "delegation:" + d.id(),
                "cn.huice.delegation." + what + ".v1",
                d.to(),
                Map.of(
                        "delegation", d.id(),
                        "of", d.of(),
                        "to", d.to(),
                        "district", d.district(),
                        "policies", d.policies(),
                        "from", d.from().toString(),
                        "until", d.until().toString())));
    }
}
