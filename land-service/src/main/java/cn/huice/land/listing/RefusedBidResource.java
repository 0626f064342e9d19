package cn.huice.land.listing;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.Journal;
import cn.huice.journal.JournalQuery;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.SupplyRights;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 未被接受的报价, told by the journal to officers of the district, and to a bidder its own. */
@Path("/v1/listings/{id}/refused-bids")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings")
class RefusedBidResource {
    private final ListingTable listings;
    private final Journal journal;
    private final BidderRights bidding;
    private final SupplyRights rights;

    RefusedBidResource(ListingTable listings, Journal journal, BidderRights bidding, SupplyRights rights) {
        this.listings = listings;
        this.journal = journal;
        this.bidding = bidding;
        this.rights = rights;
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT, Role.FINANCE, Role.AUDITOR, Role.APPLICANT})
    @Listed("未被接受的报价")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(
            summary = "未被接受的报价 Bids that were refused, with the reason, in the order in which they came",
            description = "企业只见自己")
    public Page<RefusedBid> list(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Listing listing = listings.find(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
        Optional<String> own = rights.reads(listing.district())
                ? Optional.empty()
                : Optional.of(bidding.enterprise().orElseThrow(() -> ProblemException.notFound("挂牌", id)));
        int rows = Page.limit(limit);
        Long after = Cursor.sequence(cursor);
        return Page.of(
                        journal.find(new JournalQuery(
                                Optional.of(listing.stream()),
                                Optional.of(RefusedBid.TYPE),
                                own,
                                after == null ? 0 : after,
                                rows + 1)),
                        rows,
                        entry -> Long.toString(entry.sequence()))
                .map(RefusedBid::of);
    }
}
