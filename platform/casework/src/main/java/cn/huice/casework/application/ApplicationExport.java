package cn.huice.casework.application;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.sheet.Export;
import cn.huice.casework.sheet.Xlsx;
import cn.huice.policy.Policy;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists of applications as Excel: the same rows that the lists show the caller, all of them. Subjects are opaque ids. */
@Path("/v1/exports")
@Produces(Xlsx.MEDIA_TYPE)
@RunOnVirtualThread
@Tag(name = "exports", description = "导出")
class ApplicationExport {
    private static final List<String> HEADERS = List.of(
            "办件编号", "政策", "政策名称", "主体类型", "主体编号", "受理区", "状态", "当前环节", "办理角色", "环节时限", "是否超期", "申请金额（元）", "核定金额（元）",
            "单位", "创建时间", "提交日期", "审定日期");
    private static final String COLUMNS = """
            a.number, a.policy_id, a.subject_kind, a.subject_id, a.district, a.state, a.step_kind, a.step_actor, a.step_due,
            a.amount, a.granted, a.unit, a.created_at, a.submitted_on, a.decided_on""";
    private static final Map<State, String> STATES = Map.of(
            State.DRAFT, "草稿",
            State.IN_PROGRESS, "办理中",
            State.RETURNED, "退回补正",
            State.APPROVED, "已批准",
            State.COMPLETED, "办结",
            State.REJECTED, "不予批准",
            State.WITHDRAWN, "已撤回");

    private final WorkLists workLists;
    private final Catalogue catalogue;
    private final Export export;
    private final Clock clock;

    ApplicationExport(WorkLists workLists, Catalogue catalogue, Export export, Clock clock) {
        this.workLists = workLists;
        this.catalogue = catalogue;
        this.export = export;
        this.clock = clock;
    }

    @GET
    @Path("applications")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "Applications as Excel, with the filters of the list")
    public Response applications(@BeanParam CaseQuery query) {
        return table("申请", workLists.application(query));
    }

    @GET
    @Path("tasks")
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE})
    @Operation(summary = "The caller's work list as Excel")
    public Response tasks(@BeanParam CaseQuery query) {
        return table("待办", workLists.task(query));
    }

    private Response table(String title, WorkLists.Every every) {
        LocalDate today = LocalDate.now(clock);
        Map<String, String> titles =
                catalogue.current().all().stream().collect(Collectors.toUnmodifiableMap(Policy::id, Policy::title));
        return export.of(title, HEADERS, rows -> every.row(COLUMNS, each -> rows.accept(cells(each, today, titles))));
    }

    private static List<?> cells(ResultSet row, LocalDate today, Map<String, String> titles) throws SQLException {
        String policy = row.getString("policy_id");
        LocalDate due = row.getObject("step_due", LocalDate.class);
        return Arrays.asList(
                row.getString("number"),
                policy,
                titles.getOrDefault(policy, ""),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("district"),
                STATES.get(State.valueOf(row.getString("state"))),
                StepKind.valueOf(row.getString("step_kind")).zh(),
                Actor.valueOf(row.getString("step_actor")).zh(),
                due,
                due != null && today.isAfter(due) ? "是" : "否",
                row.getBigDecimal("amount"),
                row.getBigDecimal("granted"),
                row.getString("unit"),
                Shanghai.time(row, "created_at").toLocalDateTime(),
                row.getObject("submitted_on", LocalDate.class),
                row.getObject("decided_on", LocalDate.class));
    }
}
