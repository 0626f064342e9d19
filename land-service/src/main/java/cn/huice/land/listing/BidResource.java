package cn.huice.land.listing;

import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.supply.Fields;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.Problem;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * 报价, for everyone to read by number of the bidder, and by enterprises that were admitted. A bid names no revision: it says what it
 * offers, and stands if that is enough when its turn comes.
 */
@Path("/v1/listings/{id}/bids")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings")
class BidResource {
    private final ListingTable listings;
    private final BidTable table;
    private final Bids bids;
    private final BidderRights rights;

    BidResource(ListingTable listings, BidTable table, Bids bids, BidderRights rights) {
        this.listings = listings;
        this.table = table;
        this.bids = bids;
        this.rights = rights;
    }

    /** @param price 元, such as "4200000.00" */
    record BidRequest(@NotNull String price) {}

    @GET
    @PermitAll
    @Listed("挂牌报价")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "挂牌报价 Open bids in the order in which they came")
    public Page<Bid> list(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        rights.anonymous();
        Listing listing = listings.find(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
        int rows = Page.limit(limit);
        return Page.of(
                table.page(listing.id(), Cursor.sequence(cursor), rows + 1),
                rows,
                bid -> Long.toString(bid.sequence()));
    }

    @POST
    @Command(keepsRefusals = true)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "报价 Bid", description = "首次不低于起始价，其后至少高一个增价幅度；报价不得撤回，未被接受的也留有记录")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Bid.class)))
    public Response place(
            @PathParam("id") String id, @NotNull @Valid BidRequest request, @Context HttpHeaders headers) {
        String enterprise = rights.requireEnterprise();
        BigDecimal price = Money.parse("price", request.price());
        return switch (bids.place(Fields.id("挂牌", id), enterprise, price)) {
            case Decision.Taken(Bid bid) ->
                Response.status(Response.Status.CREATED).entity(bid).build();
            case Decision.Refused(var why) -> Problem.answer(why, headers);
        };
    }
}
