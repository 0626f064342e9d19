package cn.huice.land.supply;

import cn.huice.casework.sql.Money;
import cn.huice.journal.command.Command;
import cn.huice.registry.SubjectId;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Results of 招标, 拍卖 and 协议, which happen elsewhere and are recorded by an officer. */
@Path("/v1/supplies/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supply")
class ResultResource {
    private static final BigDecimal FULL = new BigDecimal("1000");

    private final SupplyTable table;
    private final Results results;
    private final Deals deals;
    private final SupplyRights rights;
    private final Clock clock;

    ResultResource(SupplyTable table, Results results, Deals deals, SupplyRights rights, Clock clock) {
        this.table = table;
        this.results = results;
        this.deals = deals;
        this.rights = rights;
        this.clock = clock;
    }

    /** @param kind enterprise, person or institution */
    record WinnerRequest(@NotNull String kind, @NotNull String id) {}

    /** @param price 元 */
    record ScoreRequest(
            @NotNull @Valid WinnerRequest bidder,
            @NotNull BigDecimal score,
            @NotNull String price) {}

    /**
     * @param price 元
     * @param scores of a tender: of everyone whose bid was opened
     * @param reason how it came about: the record of the meeting, the basis of the agreement
     */
    record ResultRequest(
            @NotNull @Valid WinnerRequest winner,
            @NotNull String price,
            @Size(max = 200) List<@NotNull @Valid ScoreRequest> scores,
            @NotBlank @Size(max = 2000) String reason) {}

    @POST
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "登记结果 Record the result of a tender, an auction or an agreement",
            description = "招标须附各投标人得分，得分最高者中标；协议须有政策允许（国土资源部令第39号）")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response record(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ResultRequest request) {
        Supply supply = table.locked(Fields.id("供地", id))
                .filter(found -> rights.acts(found.district()))
                .orElseThrow(() -> ProblemException.notFound("供地", id));
        rights.requireDecides(supply.district());
        Revision.check(seen, supply.revision());
        results.record(
                supply,
                subject("winner", request.winner()),
                Money.parse("price", request.price()),
                scores(request.scores() == null ? List.of() : request.scores()),
                request.reason().strip());
        Supply after = table.find(supply.id()).orElseThrow();
        return new Revision(after.revision())
                .ok(SupplyView.of(
                        after, Fields.today(clock), deals.of(after.id()).orElse(null)));
    }

    private static List<Deal.Score> scores(List<ScoreRequest> requests) {
        List<Deal.Score> scores = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            ScoreRequest request = requests.get(i);
            String field = "scores[" + i + "].";
            if (request.score().signum() < 0
                    || request.score().compareTo(FULL) > 0
                    || request.score().scale() > 4) {
                throw Fields.bad(
                        field + "score",
                        "应为 0 至 1000，最多四位小数",
                        "must be 0 to 1000 with four decimals at most",
                        "0..1000");
            }
            scores.add(new Deal.Score(
                    subject(field + "bidder", request.bidder()),
                    request.score(),
                    Money.parse(field + "price", request.price())));
        }
        return scores;
    }

    private static SubjectId subject(String field, WinnerRequest request) {
        if (!List.of("enterprise", "person", "institution").contains(request.kind())) {
            throw Fields.bad(
                    field + ".kind",
                    "应为 enterprise、person 或 institution",
                    "must be enterprise, person or institution",
                    "kind");
        }
        if (!SubjectId.isWellFormed(request.id())) {
            throw Fields.bad(field + ".id", "不是主体编号", "is not the id of a subject", "[A-Za-z0-9._-]{1,64}");
        }
        return new SubjectId(request.kind(), request.id());
    }
}
