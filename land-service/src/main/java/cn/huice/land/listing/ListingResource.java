package cn.huice.land.listing;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.land.listing.Listings.Announcement;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.Supplies;
import cn.huice.land.supply.Supply;
import cn.huice.land.supply.SupplyRights;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 挂牌公告, for everyone to read. */
@Path("/v1/listings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings", description = "挂牌出让")
class ListingResource {
    private final ListingTable table;
    private final SealedPriceTable sealed;
    private final Listings listings;
    private final Supplies supplies;
    private final SupplyRights rights;
    private final ListingSettings settings;
    private final Clock clock;

    ListingResource(
            ListingTable table,
            SealedPriceTable sealed,
            Listings listings,
            Supplies supplies,
            SupplyRights rights,
            ListingSettings settings,
            Clock clock) {
        this.table = table;
        this.sealed = sealed;
        this.listings = listings;
        this.supplies = supplies;
        this.rights = rights;
        this.settings = settings;
        this.clock = clock;
    }

    record WithdrawalRequest(@NotBlank @Size(max = 2000) String reason) {}

    @GET
    @PermitAll
    @Listed("挂牌")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "挂牌公告 Listings, the newest first")
    public Page<ListingView.Line> list(
            @QueryParam("district") @Pattern(regexp = "\\d{6}", message = "GB/T 2260: 6 digits") String district,
            @QueryParam("state") String state,
            @QueryParam("parcel") String parcel,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        rights.anonymous();
        int rows = Page.limit(limit);
        return Page.of(
                        table.page(
                                district,
                                Cursor.constant("state", Listing.State.class, state),
                                parcel,
                                Cursor.sequence(cursor),
                                rows + 1),
                        rows,
                        listing -> Long.toString(listing.sequence()))
                .map(listing -> ListingView.Line.of(listing, clock.instant()));
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "挂牌公告 One listing, with the highest bid so far")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingView.class)))
    public Response get(@PathParam("id") String id) {
        rights.anonymous();
        return answer(table.find(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id)));
    }

    @POST
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "发布公告 Announce a listing", description = "公告至挂牌起始至少 20 日，挂牌至少 10 日（国土资源部令第39号 第八条、第十八条）")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ListingView.class)))
    public Response announce(@NotNull @Valid AnnouncementRequest request) {
        Supply supply = supplies.locked(request.supplyId());
        if (!rights.acts(supply.district())) {
            throw ProblemException.notFound("供地", request.supply());
        }
        Listing listing = listings.announce(
                supply,
                new Announcement(
                        request.title().strip(),
                        request.terms().strip(),
                        request.eligibility().strip(),
                        request.timetable(settings, clock.instant()),
                        request.reserve()));
        return new Revision(listing.revision()).created("/v1/listings/" + listing.id(), view(listing));
    }

    @POST
    @Path("{id}/withdrawal")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(summary = "终止挂牌 End a listing before its time, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ListingView.class)))
    public Response withdraw(
            @PathParam("id") String id,
            @HeaderParam("If-Match") Revision seen,
            @NotNull @Valid WithdrawalRequest request) {
        Listing listing = table.locked(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
        rights.requireDecides(listing.district());
        Revision.check(seen, listing.revision());
        listings.withdraw(listing, request.reason().strip());
        return answer(table.find(listing.id()).orElseThrow());
    }

    private Response answer(Listing listing) {
        return new Revision(listing.revision()).ok(view(listing));
    }

    private ListingView view(Listing listing) {
        return ListingView.of(
                listing,
                supplies.find(listing.supply()).orElseThrow(),
                clock.instant(),
                sealed.of(listing.id(), SealedPriceTable.GRANTOR)
                        .map(SealedPriceTable.Row::commitment)
                        .orElse(null));
    }
}
