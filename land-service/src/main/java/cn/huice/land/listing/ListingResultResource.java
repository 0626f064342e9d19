package cn.huice.land.listing;

import cn.huice.journal.Journal;
import cn.huice.land.listing.Listing.State;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.SupplyRights;
import cn.huice.registry.Subject;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 结果公示, and its proof by the journal. */
@Path("/v1/listings/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings")
class ListingResultResource {
    private final ListingTable table;
    private final BidderTable bidders;
    private final BidTable bids;
    private final SealedPriceTable sealed;
    private final Subjects subjects;
    private final SupplyRights rights;
    private final Journal journal;

    ListingResultResource(
            ListingTable table,
            BidderTable bidders,
            BidTable bids,
            SealedPriceTable sealed,
            Subjects subjects,
            SupplyRights rights,
            Journal journal) {
        this.table = table;
        this.bidders = bidders;
        this.bids = bids;
        this.sealed = sealed;
        this.subjects = subjects;
        this.rights = rights;
        this.journal = journal;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            summary = "结果公示 The result, with all bids in their order",
            description = "成交后即公布，不迟于 10 个工作日（国土资源部令第39号 第二十二条）")
    public ListingResult result(@PathParam("id") String id) {
        rights.anonymous();
        Listing listing = find(id);
        if (listing.state() == State.RUNNING) {
            throw ProblemException.notFound("挂牌结果", id);
        }
        boolean opened = listing.state() != State.WITHDRAWN;
        Optional<Bidder> winner = listing.winner().isPresent()
                ? bidders.of(listing.id(), listing.winner().getAsInt())
                : Optional.empty();
        return new ListingResult(
                listing.id(),
                listing.parcel(),
                listing.district(),
                listing.phase(listing.timetable().sealedUntil()),
                listing.reason().orElse(null),
                listing.confirmation().orElse(null),
                winner.map(Bidder::number).orElse(null),
                winner.flatMap(bidder -> subjects.find(new SubjectId("enterprise", bidder.subject())))
                        .flatMap(Subject::name)
                        .orElse(null),
                listing.dealPrice().orElse(null),
                ListingView.local(listing.settledAt().orElse(null)),
                Bidding.ranked(standing(listing, opened)),
                opened
                        ? sealed.all(listing.id()).stream()
                                .map(row -> new ListingResult.Opened(
                                        row.bidder(), row.price(), row.salt(), row.commitment()))
                                .toList()
                        : List.of());
    }

    @GET
    @Path("proof")
    @RolesAllowed({Role.AUDITOR, Role.OFFICER})
    @Transactional
    @Operation(summary = "复核 The order of bids rebuilt from the journal alone, and held against what stands")
    public ListingResult.Proof proof(@PathParam("id") String id) {
        Listing listing = find(id);
        if (!rights.reads(listing.district())) {
            throw ProblemException.notFound("挂牌", id);
        }
        JournaledOrder told = JournaledOrder.of(listing.id(), journal.stream(listing.stream()));
        boolean settled = listing.state() == State.CONCLUDED || listing.state() == State.FAILED;
        List<Bid> standing = standing(listing, settled);
        boolean same = told.holds(settled)
                && told.bids().equals(standing)
                && (!settled
                        || told.winner()
                                .equals(
                                        listing.winner().isPresent()
                                                ? Optional.of(listing.winner().getAsInt())
                                                : Optional.empty()));
        return new ListingResult.Proof(
                listing.id(),
                same,
                told.bids(),
                told.refused(),
                settled ? told.winner().orElse(null) : null);
    }

    /** In the order in which they came. @param opened whether sealed prices are known */
    private List<Bid> standing(Listing listing, boolean opened) {
        List<Bid> standing = new ArrayList<>(bids.all(listing.id()));
        if (opened) {
            sealed.all(listing.id()).stream()
                    .filter(row -> row.bidder() != SealedPriceTable.GRANTOR)
                    .map(SealedPriceTable.Row::bid)
                    .forEach(standing::add);
        }
        standing.sort(Comparator.comparing(Bid::sequence));
        return standing;
    }

    private Listing find(String id) {
        return table.find(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
    }
}
