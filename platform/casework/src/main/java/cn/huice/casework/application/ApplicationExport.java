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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        return export.of(title, HEADERS, rows -> every.row(each -> rows.accept(row(each))));
    }

    private List<?> row(Application a) {
        boolean overdue = a.stepDue != null && LocalDate.now(clock).isAfter(a.stepDue);
        return Arrays.asList(
                a.number,
                a.policyId,
                catalogue.current().find(a.policyId).map(Policy::title).orElse(""),
                a.subjectKind,
                a.subjectId,
                a.district,
                STATES.getOrDefault(a.state, a.state.name()),
                StepKind.valueOf(a.stepKind).zh(),
                Actor.valueOf(a.stepActor).zh(),
                a.stepDue,
                overdue ? "是" : "否",
                a.amount,
                a.granted,
                a.unit,
                a.createdAt.atZone(Shanghai.ZONE).toLocalDateTime(),
                a.submittedOn,
                a.decidedOn);
    }
}
