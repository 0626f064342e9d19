package cn.huice.land.supply;

import cn.huice.casework.sql.Cursor;
import cn.huice.journal.command.Command;
import cn.huice.land.parcel.ParcelCode;
import cn.huice.land.supply.SupplyPlan.Item;
import cn.huice.registry.SubjectId;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 年度土地供应计划. Once published, everyone may read it. */
@Path("/v1/supply-plans")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "supply", description = "土地供应")
class SupplyPlanResource {
    private static final BigDecimal LARGEST = new BigDecimal("10000000");

    private final SupplyPlanTable table;
    private final SupplyPlans plans;
    private final SupplyRights rights;

    SupplyPlanResource(SupplyPlanTable table, SupplyPlans plans, SupplyRights rights) {
        this.table = table;
        this.plans = plans;
        this.rights = rights;
    }

    /** @param district GB/T 2260 */
    record PlanRequest(
            @NotNull @Min(2000) @Max(2100) Integer year,

            @NotNull @Pattern(regexp = "[1-9]\\d{5}", message = "GB/T 2260: 6 digits")
            String district,

            @NotBlank @Size(max = 200) String title) {}

    /**
     * @param parcel 宗地代码, where it is known
     * @param project id of a project in the register, where there is one
     * @param area 亩
     * @param mode code of {@code supply.mode}
     * @param facts attributes of the project by which its priority is decided
     */
    record ItemRequest(
            @NotBlank @Size(max = 200) String title,
            String parcel,
            String project,
            @NotNull BigDecimal area,
            @NotNull String mode,
            Map<String, Object> facts) {}

    record RemovalRequest(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @PermitAll
    @Listed("供应计划")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "供应计划 Plans, the newest first", description = "未公布的只有本区可见")
    public Page<SupplyPlan> list(
            @QueryParam("year") Integer year,
            @QueryParam("district") @Pattern(regexp = "\\d{6}", message = "GB/T 2260: 6 digits") String district,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        boolean known = !rights.anonymous();
        return Page.of(
                table.page(
                        year, district, known, known ? rights.districtRead() : null, Cursor.sequence(cursor), rows + 1),
                rows,
                plan -> Long.toString(plan.sequence()));
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "供应计划 One plan")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyPlan.class)))
    public Response get(@PathParam("id") String id) {
        return answer(visible(id, table.find(Fields.id("供应计划", id))));
    }

    @GET
    @Path("{id}/items")
    @PermitAll
    @Listed("供应计划项目")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    @Operation(summary = "计划项目 Its items: those with a priority first", description = "优先的在前，同列的按列入先后；政策之间没有先后")
    public Page<Item> items(
            @PathParam("id") String id,
            @QueryParam("priority") Priority priority,
            @QueryParam("removed") Boolean removed,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        SupplyPlan plan = visible(id, table.find(Fields.id("供应计划", id)));
        int rows = Page.limit(limit);
        return Page.of(
                table.items(plan.id(), priority, Boolean.TRUE.equals(removed), Cursor.sequence(cursor), rows + 1),
                rows,
                item -> Long.toString(
                        item.priority() == null ? SupplyPlanTable.BEHIND + item.sequence() : item.sequence()));
    }

    @POST
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "编制 Begin the plan of a year and district")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = SupplyPlan.class)))
    public Response make(@NotNull @Valid PlanRequest request) {
        rights.requireActs(request.district());
        SupplyPlan plan =
                plans.make(request.year(), request.district(), request.title().strip());
        return new Revision(plan.revision()).created("/v1/supply-plans/" + plan.id(), plan);
    }

    @POST
    @Path("{id}/items")
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "列入 Add an item; what lets it go first is found out by the policies")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public Response add(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ItemRequest request) {
        SupplyPlan plan = worked(id, seen);
        Item item = plans.add(plan, read(request));
        return Response.status(Response.Status.CREATED)
                .tag(new Revision(plan.revision() + 1).etag())
                .entity(item)
                .build();
    }

    @POST
    @Path("{id}/items/{item}/removal")
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "移出 Take an item out, with the reason")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyPlan.class)))
    public Response remove(
            @PathParam("id") String id,
            @PathParam("item") String item,
            @HeaderParam("If-Match") Revision seen,
            @NotNull @Valid RemovalRequest request) {
        SupplyPlan plan = worked(id, seen);
        plans.remove(plan, Fields.id("供应计划项目", item), request.reason());
        return answer(table.find(plan.id()).orElseThrow());
    }

    @POST
    @Path("{id}/publication")
    @Command
    @RolesAllowed({Role.DEPARTMENT, Role.OFFICER})
    @Operation(summary = "公布 Let everyone read it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupplyPlan.class)))
    public Response publish(@PathParam("id") String id, @HeaderParam("If-Match") Revision seen) {
        SupplyPlan plan = worked(id, seen);
        plans.publish(plan);
        return answer(table.find(plan.id()).orElseThrow());
    }

    private static SupplyPlans.NewItem read(ItemRequest request) {
        if (request.area().signum() <= 0
                || request.area().compareTo(LARGEST) >= 0
                || request.area().stripTrailingZeros().scale() > 4) {
            throw Fields.bad("area", "应为大于 0 的亩数，最多四位小数", "must be 亩 above 0 with four decimals at most", "> 0");
        }
        if (request.parcel() != null) {
            ParcelCode.read("parcel", request.parcel());
        }
        if (request.project() != null && !SubjectId.isWellFormed(request.project())) {
            throw Fields.bad("project", "不是主体编号", "is not the id of a subject", "[A-Za-z0-9._-]{1,64}");
        }
        return new SupplyPlans.NewItem(
                request.title().strip(),
                request.parcel(),
                request.project() == null ? null : new SubjectId("project", request.project()),
                request.area(),
                SupplyMode.read("mode", request.mode()),
                request.facts() == null ? Map.of() : request.facts());
    }

    private SupplyPlan worked(String id, Revision seen) {
        UUID known = Fields.id("供应计划", id);
        SupplyPlan plan = table.locked(known)
                .filter(found -> rights.acts(found.district()))
                .orElseThrow(() -> ProblemException.notFound("供应计划", id));
        Revision.check(seen, plan.revision());
        return plan;
    }

    private SupplyPlan visible(String id, Optional<SupplyPlan> found) {
        boolean anonymous = rights.anonymous();
        return found.filter(plan -> plan.published() || (!anonymous && rights.reads(plan.district())))
                .orElseThrow(() -> ProblemException.notFound("供应计划", id));
    }

    private static Response answer(SupplyPlan plan) {
        return new Revision(plan.revision()).ok(plan);
    }
}
