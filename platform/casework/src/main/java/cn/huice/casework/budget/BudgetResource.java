package cn.huice.casework.budget;

import cn.huice.casework.budget.Movement.Kind;
import cn.huice.casework.budget.Movement.Sums;
import cn.huice.casework.sql.Cursor;
import cn.huice.casework.sql.Money;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.journal.command.Command;
import cn.huice.web.Caller;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Budgets: made and amended by finance, seen by the officers of their district and by auditors. */
@Path("/v1/budgets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class BudgetResource {
    private final BudgetTable table;
    private final Ledger ledger;
    private final CarryOver carryOver;
    private final Journal journal;
    private final Caller caller;

    BudgetResource(BudgetTable table, Ledger ledger, CarryOver carryOver, Journal journal, Caller caller) {
        this.table = table;
        this.ledger = ledger;
        this.carryOver = carryOver;
        this.journal = journal;
        this.caller = caller;
    }

    record BudgetRequest(
            @NotBlank @Size(max = 100) String programme,
            @NotNull @Min(2000) @Max(2100) Integer year,
            @NotNull @Pattern(regexp = "city|district") String level,
            @NotNull @Pattern(regexp = "\\d{6}") String district,
            @NotNull String total) {}

    record TotalRequest(@NotNull String total) {}

    record ActionRequest(
            @NotNull @Pattern(regexp = "carry-over") String action,

            @NotBlank @Size(max = 500) String comment) {}

    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR, Role.OFFICER})
    @Listed("预算")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public List<Budget> list(@QueryParam("programme") String programme, @QueryParam("year") Integer year) {
        return table.list(programme, year).stream()
                .filter(budget -> budget.visibleTo(caller))
                .toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.FINANCE, Role.AUDITOR, Role.OFFICER})
    public Response get(@PathParam("id") String id) {
        return answer(find(id));
    }

    @POST
    @RolesAllowed(Role.FINANCE)
    @Command
    public Response make(@NotNull @Valid BudgetRequest request) {
        if (request.level().equals(Budget.CITY) != request.district().equals(Caller.CITY)) {
            throw ProblemException.badField(FieldError.of(
                    "district",
                    "市级预算的区划应为 120000，区级预算应为区的代码",
                    "120000 for the city's budget, the district's code for a district's",
                    "GB/T 2260"));
        }
        String id = UUID.randomUUID().toString();
        BigDecimal total = Money.parse("total", request.total());
        Budget budget = new Budget(
                id,
                request.programme(),
                request.year(),
                request.level(),
                request.district(),
                total,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                1);
        if (!table.insert(budget)) {
            throw ProblemException.conflict(
                    "budget-exists", Text.of("该项目该年度该级次的预算已存在", "This programme, year and level has a budget"));
        }
        ledger.enter(id, Kind.MADE, total, Sums.total(total));
        tell(budget, "made");
        Budget made = table.find(id).orElseThrow();
        return Response.created(URI.create("/v1/budgets/" + id))
                .tag(new Revision(made.revision()).etag())
                .entity(made)
                .build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Role.FINANCE)
    @Command
    public Response amend(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid TotalRequest request) {
        Budget budget = table.locked(id).orElseThrow(() -> ProblemException.notFound("budget", id));
        Revision.check(seen, budget.revision());
        BigDecimal total = Money.parse("total", request.total());
        BigDecimal bound = budget.reserved().add(budget.paid());
        if (total.compareTo(bound) < 0) {
            String least = Money.text(bound);
            throw ProblemException.unprocessable(
                    "budget-committed",
                    Text.of("已安排和已拨付共 " + least + " 元", least + " yuan are promised or paid already"),
                    FieldError.of("total", "不得低于 " + least, "must be at least " + least, ">= reserved + paid"));
        }
        table.amend(id, total);
        BigDecimal by = total.subtract(budget.total());
        ledger.enter(id, Kind.AMENDED, by.abs(), Sums.total(by));
        Budget amended = table.find(id).orElseThrow();
        tell(amended, "amended");
        return answer(amended);
    }

    @GET
    @Path("{id}/movements")
    @RolesAllowed({Role.FINANCE, Role.AUDITOR, Role.OFFICER})
    @Operation(summary = "预算台账 Every movement of a budget, newest first")
    @Listed("预算台账")
    @Produces({MediaType.APPLICATION_JSON, Listed.WORKBOOK})
    public Page<Movement> movements(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        find(id);
        int rows = Page.limit(limit);
        return Page.of(
                ledger.page(id, Cursor.sequence(cursor), rows + 1),
                rows,
                movement -> Long.toString(movement.sequence()));
    }

    @POST
    @Path("{id}/actions")
    @RolesAllowed(Role.FINANCE)
    @Command
    @Operation(
            summary = "结转 Carry what is committed and unpaid over to next year's budget",
            description = "答复为下一年度的预算；没有则建立")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Budget.class)))
    public Response act(
            @PathParam("id") String id, @HeaderParam("If-Match") Revision seen, @NotNull @Valid ActionRequest request) {
        return answer(carryOver.carry(id, seen, request.comment()));
    }

    private Budget find(String id) {
        return table.find(id)
                .filter(budget -> budget.visibleTo(caller))
                .orElseThrow(() -> ProblemException.notFound("budget", id));
    }

    private static Response answer(Budget budget) {
        return Response.ok(budget).tag(new Revision(budget.revision()).etag()).build();
    }

    private void tell(Budget budget, String what) {
        journal.append(NewEntry.kept(
                "budget:" + budget.id(),
                "cn.huice.budget." + what + ".v1",
                budget.programme(),
                Map.of(
                        "year", budget.year(),
                        "level", budget.level(),
                        "district", budget.district(),
                        "total", Money.text(budget.total()))));
    }
}
