package cn.huice.casework.duty;

import cn.huice.casework.sheet.Export;
import cn.huice.casework.sheet.Xlsx;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Duties as Excel: those that their list shows the caller. */
@Path("/v1/exports/duties")
@Produces(Xlsx.MEDIA_TYPE)
@RunOnVirtualThread
@Tag(name = "exports")
class DutyExport {
    private static final List<String> HEADERS = List.of(
            "事项", "代码", "政策", "依据", "对象类型", "对象编号", "区划", "责任主体", "期限", "状态", "是否超期", "立项日期", "办结日期", "说明", "来源",
            "来源编号");
    private final DutyTable table;
    private final DutyRights rights;
    private final Export export;
    private final Clock clock;

    DutyExport(DutyTable table, DutyRights rights, Export export, Clock clock) {
        this.table = table;
        this.rights = rights;
        this.export = export;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Role.APPLICANT, Role.OFFICER, Role.FINANCE, Role.DEPARTMENT, Role.AUDITOR})
    @Operation(summary = "Duties as Excel, with the filters of the list")
    public Response duties(@BeanParam DutyQuery query) {
        LocalDate today = LocalDate.now(clock);
        DutyFilter filter = new DutyFilter();
        rights.onlyVisible(filter);
        query.narrow(filter, today);
        return export.of("监管事项", HEADERS, rows -> table.each(filter, duty -> rows.accept(row(duty, today))));
    }

    private static List<?> row(Duty duty, LocalDate today) {
        return Arrays.asList(
                duty.title(),
                duty.code(),
                duty.policy(),
                duty.article(),
                duty.subject().kind(),
                duty.subject().id(),
                duty.district(),
                duty.responsible().name(),
                duty.due(),
                duty.state().zh(),
                duty.lateOn(today) ? "是" : "否",
                duty.openedOn(),
                duty.closedOn(),
                duty.note(),
                duty.origin().kind(),
                duty.origin().id());
    }
}
