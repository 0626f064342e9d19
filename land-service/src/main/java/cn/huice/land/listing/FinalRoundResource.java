package cn.huice.land.listing;

import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.land.supply.Fields;
import cn.huice.web.Problem;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 继续竞价: who wants to go on after the bids are closed, and the one sealed price of each. */
@Path("/v1/listings/{id}/final-round")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "listings")
class FinalRoundResource {
    private final Bids bids;
    private final BidderRights rights;

    FinalRoundResource(Bids bids, BidderRights rights) {
        this.bids = bids;
        this.rights = rights;
    }

    /** @param continuing how many bidders want to go on */
    record Continuation(UUID listing, int continuing) {}

    /**
     * @param price 元
     * @param salt 16 to 64 characters that only the bidder knows: with them it can be proved afterwards which price was sealed
     */
    record SealedBidRequest(@NotNull String price, @NotNull String salt) {}

    @POST
    @Path("continuations")
    @Command
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "愿意继续竞价 Say that one wants to go on", description = "两家以上愿意的，进入密封报价")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Continuation.class)))
    public Response goOn(@PathParam("id") String id) {
        String enterprise = rights.requireEnterprise();
        UUID listing = Fields.id("挂牌", id);
        return Response.ok(new Continuation(listing, bids.goOn(listing, enterprise)))
                .build();
    }

    @POST
    @Path("bids")
    @Command(keepsRefusals = true)
    @RolesAllowed(Role.APPLICANT)
    @Operation(summary = "密封报价 The one sealed price", description = "截止后同时开启，此前任何人不得查看；至少比最高报价高一个增价幅度")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Bids.Placed.class)))
    public Response seal(
            @PathParam("id") String id, @NotNull @Valid SealedBidRequest request, @Context HttpHeaders headers) {
        String enterprise = rights.requireEnterprise();
        SealedPrice price = SealedPrice.read("price", Money.parse("price", request.price()), "salt", request.salt());
        return switch (bids.seal(Fields.id("挂牌", id), enterprise, price)) {
            case Decision.Taken(Bids.Placed placed) ->
                Response.status(Response.Status.CREATED).entity(placed).build();
            case Decision.Refused(var why) -> Problem.answer(why, headers);
        };
    }
}
