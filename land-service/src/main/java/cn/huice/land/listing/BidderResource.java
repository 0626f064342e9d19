package cn.huice.land.listing;

import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.supply.Fields;
import cn.huice.land.supply.SupplyRights;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 竞买人: enterprises register, finance confirms their deposits and pays them back. Each step happens once, so it names no revision. */
@Path("/v1/listings/{id}/bidders")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings")
class BidderResource {
    private final ListingTable listings;
    private final BidderTable table;
    private final Listings bidders;
    private final BidderRights bidding;
    private final SupplyRights rights;
    private final Clock clock;

    BidderResource(
            ListingTable listings,
            BidderTable table,
            Listings bidders,
            BidderRights bidding,
            SupplyRights rights,
            Clock clock) {
        this.listings = listings;
        this.table = table;
        this.bidders = bidders;
        this.bidding = bidding;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param amount 元 received @param receivedOn by the account's statement */
    record DepositRequest(@NotNull String amount, @NotNull LocalDate receivedOn) {}

    record ReturnRequest(@NotNull LocalDate on) {}

    @GET
    @RolesAllowed({Role.OFFICER, Role.DEPARTMENT, Role.FINANCE, Role.AUDITOR, Role.APPLICANT})
    @Listed("竞买人")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "竞买人 Bidders with their deposits", description = "企业只见自己")
    public Page<Bidder> list(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        Listing listing = listings.find(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
        boolean all = rights.reads(listing.district());
        String own = all ? null : bidding.enterprise().orElseThrow(() -> ProblemException.notFound("挂牌", id));
        int rows = Page.limit(limit);
        return Page.of(
                table.page(listing.id(), own, Cursor.sequence(cursor), rows + 1),
                rows,
                bidder -> Integer.toString(bidder.number()));
    }

    @POST
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "报名 Register as a bidder", description = "失信惩戒期内的不得报名；保证金到账确认后取得竞买资格")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Bidder.class)))
    public Response register(@PathParam("id") String id) {
        String enterprise = bidding.requireEnterprise();
        return Response.status(Response.Status.CREATED)
                .entity(bidders.register(locked(id), enterprise))
                .build();
    }

    @POST
    @Path("{number}/deposit")
    @Command
    @RolesAllowed(Role.FINANCE)
    @Operation(summary = "确认保证金 Confirm that a deposit has come in")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Bidder.class)))
    public Response confirm(
            @PathParam("id") String id, @PathParam("number") String number, @NotNull @Valid DepositRequest request) {
        return Response.ok(bidders.confirmDeposit(
                        locked(id), number(number), Money.parse("amount", request.amount()), request.receivedOn()))
                .build();
    }

    @POST
    @Path("{number}/deposit-return")
    @Command
    @RolesAllowed(Role.FINANCE)
    @Operation(summary = "退还保证金 Record that a deposit was paid back", description = "活动结束后 5 个工作日内退还（国土资源部令第39号 第二十一条）")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Bidder.class)))
    public Response giveBack(
            @PathParam("id") String id, @PathParam("number") String number, @NotNull @Valid ReturnRequest request) {
        if (request.on().isAfter(Fields.today(clock))) {
            throw Fields.bad("on", "不得晚于今日", "must not be after today", "<= today");
        }
        return Response.ok(bidders.giveBack(locked(id), number(number), request.on()))
                .build();
    }

    private Listing locked(String id) {
        return listings.locked(Fields.id("挂牌", id)).orElseThrow(() -> ProblemException.notFound("挂牌", id));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw ProblemException.notFound("竞买人", text.length() > 60 ? text.substring(0, 60) : text);
        }
        return Integer.parseInt(text);
    }
}
