package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.sheet.Export;
import cn.huice.casework.sheet.Xlsx;
import cn.huice.casework.sql.Cursor;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payment orders as Excel, by the same rights and filters as their list. */
@Path("/v1/exports/payment-orders")
@Produces(Xlsx.MEDIA_TYPE)
@RunOnVirtualThread
@Tag(name = "exports")
class PaymentOrderExport {
    private static final List<String> HEADERS =
            List.of("拨付单", "申请", "主体类型", "主体编号", "政策", "受理区", "期次", "应付日期", "金额（元）", "状态", "批次", "失败次数", "暂缓原因");
    private static final Map<State, String> STATES = Map.of(
            State.DUE_LATER, "未到期",
            State.PAYABLE, "待拨付",
            State.BATCHED, "已列批次",
            State.PAID, "已拨付",
            State.CANCELLED, "已取消",
            State.HELD, "暂缓");
    private final PaymentTable orders;
    private final Export export;

    PaymentOrderExport(PaymentTable orders, Export export) {
        this.orders = orders;
        this.export = export;
    }

    @GET
    @RolesAllowed({Role.FINANCE, Role.AUDITOR})
    @Operation(summary = "Payment orders as Excel, the oldest first")
    public Response orders(@QueryParam("state") String stateName, @QueryParam("policy") String policy) {
        State state = Cursor.constant("state", State.class, stateName);
        return export.of("拨付单", HEADERS, rows -> orders.each(state, policy, order -> rows.accept(row(order))));
    }

    private static List<?> row(PaymentOrder order) {
        return Arrays.asList(
                order.id(),
                order.caseId(),
                order.subjectKind(),
                order.subjectId(),
                order.policy(),
                order.district(),
                order.number(),
                order.due(),
                order.amount(),
                STATES.get(order.state()),
                order.batch(),
                order.failures(),
                order.held());
    }
}
