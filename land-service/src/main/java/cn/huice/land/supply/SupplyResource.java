package cn.huice.land.supply;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.land.parcel.Parcel;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.parcel.Parcels;
import cn.huice.web.FieldError;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import cn.huice.web.Text;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 供地: planning conditions, scheme, approval. */
@Path("/v1/supplies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supply")
class SupplyResource {
    private final SupplyTable table;
    private final SupplyPlanTable plans;
    private final Supplies supplies;
    private final Deals deals;
    private final Parcels parcels;
    private final SupplyRights rights;
    private final Clock clock;

    SupplyResource(
            SupplyTable table,
            SupplyPlanTable plans,
            Supplies supplies,
            Deals deals,
            Parcels parcels,
            SupplyRights rights,
            Clock clock) {
        this.table = table;
        this.plans = plans;
        this.supplies = supplies;
        this.deals = deals;
        this.parcels = parcels;
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * @param planItem id of what it is in the plan of the year; left out for what no plan provides for
     * @param newConstruction whether new construction land is needed
     */
    record NewSupply(@NotNull String parcel, String planItem, Boolean newConstruction) {}

    /** @param action approve: 批准方案; return: 退回修改; cancel: 终止供地. The last two take a comment */
    record ActionRequest(
            @NotNull @Pattern(regexp = "approve|return|cancel")
            String action,

            @Size(max = 2000) String comment) {}

    @GET
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Listed("供地")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "供地 Supplies, the newest first", description = "late=true 只列逾期的")
    public Page<SupplyView.Line> list(
            @QueryParam("district") @Pattern(regexp = "\\d{6}", message = "GB/T 2260: 6 digits") String district,
            @QueryParam("state") Supply.State state,
            @QueryParam("parcel") String parcel,
            @QueryParam("late") Boolean late,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        String own = rights.districtRead();
        String asked = own == null ? district : own;
        LocalDate today = Fields.today(clock);
        return Page.of(
                        table.page(
                                own != null && district != null && !own.equals(district) ? "none" : asked,
                                state,
                                parcel,
                                Boolean.TRUE.equals(late),
                                today,
                                Cursor.sequence(cursor),
                                rows + 1),
                        rows,
                        supply -> Long.toString(supply.sequence()))
                .map(supply -> SupplyView.Line.of(supply, today));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "供地 One supply")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response get(@PathParam("id") String id) {
        return answer(table.find(Fields.id("供地", id))
                .filter(supply -> rights.reads(supply.district()))
                .orElseThrow(() -> ProblemException.notFound("供地", id)));
    }

    @POST
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(
            summary = "请求规划条件 Begin the supply of a parcel: ask for its planning conditions",
            description = "5 个工作日内核提（津政办规〔2022〕6号 15）")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response request(@NotNull @Valid NewSupply request) {
        Parcel parcel = parcels.inForce(ParcelCode.read("parcel", request.parcel()))
                .filter(found -> rights.acts(found.content().district()))
                .orElseThrow(() -> Fields.bad("parcel", "没有登记这一宗地", "no such parcel", "registered"));
        String district = parcel.content().district();
        Supply supply = supplies.request(
                parcel.code().value(),
                district,
                Optional.ofNullable(request.planItem()).map(item -> planItem(item, request.parcel(), district)),
                Boolean.TRUE.equals(request.newConstruction()));
        return new Revision(supply.revision()).created("/v1/supplies/" + supply.id(), view(supply));
    }

    @POST
    @Path("{id}/examinations")
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "审查方案 What the rules say of a scheme, the city's and Binhai's side by side; nothing is kept")
    public Examination examine(@PathParam("id") String id, @NotNull @Valid SchemeRequest request) {
        Supply supply = table.find(Fields.id("供地", id))
                .filter(found -> rights.acts(found.district()))
                .orElseThrow(() -> ProblemException.notFound("供地", id));
        return supplies.examine(supply, request.read());
    }

    @POST
    @Path("{id}/scheme")
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "方案报批 Submit the scheme", description = "突破硬性规定的拒绝；突破一般规定的须写明理由，由批准决定")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response submit(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid SchemeRequest request) {
        Supply supply = worked(id, seen);
        supplies.submit(supply, request.read());
        return answer(table.find(supply.id()).orElseThrow());
    }

    @POST
    @Path("{id}/actions")
    @Command
    @RolesAllowed(Role.OFFICER)
    @Operation(
            summary = "批准、退回、终止 Approve or return the scheme, or end the supply",
            description = "方案 15 个工作日内报批（津政办规〔2022〕6号 15）；提交人不得自己批准")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyView.class)))
    public Response act(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ActionRequest request) {
        Supply supply = worked(id, seen);
        rights.requireDecides(supply.district());
        String comment = request.comment() == null || request.comment().isBlank()
                ? null
                : request.comment().strip();
        if (comment == null && !request.action().equals("approve")) {
            throw Fields.bad("comment", "必填：理由", "required: why", "required");
        }
        switch (request.action()) {
            case "approve" -> supplies.approve(supply, comment);
            case "return" -> supplies.sendBack(supply, comment);
            default -> supplies.cancel(supply, comment);
        }
        return answer(table.find(supply.id()).orElseThrow());
    }

    private UUID planItem(String id, String parcel, String district) {
        UUID item = id.length() == 36 ? Fields.id("供应计划项目", id) : null;
        boolean fits = item != null
                && plans.item(item)
                        .filter(found -> found.removedAt() == null)
                        .filter(found ->
                                found.parcel() == null || found.parcel().equals(parcel))
                        .flatMap(found -> plans.find(found.plan()))
                        .filter(plan -> plan.published() && plan.district().equals(district))
                        .isPresent();
        if (!fits) {
            throw ProblemException.unprocessable(
                    "plan-item-unfit",
                    Text.of("不是本区已公布计划中这一宗地的项目", "Not an item of a published plan of the district for this parcel"),
                    FieldError.of("planItem", "不适用", "does not fit", "published plan of the district"));
        }
        return item;
    }

    private Supply worked(String id, Revision seen) {
        UUID known = Fields.id("供地", id);
        Supply supply = table.locked(known)
                .filter(found -> rights.acts(found.district()))
                .orElseThrow(() -> ProblemException.notFound("供地", id));
        Revision.check(seen, supply.revision());
        return supply;
    }

    private SupplyView view(Supply supply) {
        return SupplyView.of(supply, Fields.today(clock), deals.of(supply.id()).orElse(null));
    }

    private Response answer(Supply supply) {
        return new Revision(supply.revision()).ok(view(supply));
    }
}
