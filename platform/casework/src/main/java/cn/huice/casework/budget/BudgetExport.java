package cn.huice.casework.budget;

import cn.huice.casework.sheet.Export;
import cn.huice.casework.sheet.Xlsx;
import cn.huice.web.Caller;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Budgets as Excel: those that their list shows the caller. */
@Path("/v1/exports/budgets")
@Produces(Xlsx.MEDIA_TYPE)
@RunOnVirtualThread
@Tag(name = "exports")
class BudgetExport {
    private static final List<String> HEADERS =
            List.of("项目", "年度", "级次", "区划", "总额（元）", "已安排（元）", "其中应付（元）", "已拨付（元）", "结余（元）");
    private final BudgetTable table;
    private final Export export;
    private final Caller caller;

    BudgetExport(BudgetTable table, Export export, Caller caller) {
        this.table = table;
        this.export = export;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR, Role.OFFICER})
    @Operation(summary = "Budgets as Excel")
    public Response budgets(@QueryParam("programme") String programme, @QueryParam("year") Integer year) {
        List<Budget> visible = table.list(programme, year).stream()
                .filter(budget -> budget.visibleTo(caller))
                .toList();
        return export.of("预算", HEADERS, rows -> visible.forEach(budget -> rows.accept(row(budget))));
    }

    private static List<?> row(Budget budget) {
        return List.of(
                budget.programme(),
                budget.year(),
                budget.ofCity() ? "市级" : "区级",
                budget.district(),
                budget.total(),
                budget.reserved(),
                budget.committed(),
                budget.paid(),
                budget.left());
    }
}
