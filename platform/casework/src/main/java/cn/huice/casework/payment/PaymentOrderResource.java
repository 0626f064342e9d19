package cn.huice.casework.payment;

import cn.huice.casework.payment.PaymentOrder.State;
import cn.huice.casework.sql.Cursor;
import cn.huice.web.Page;
import cn.huice.web.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** What is to be paid. */
@Path("/v1/payment-orders")
@RolesAllowed({Role.FINANCE, Role.AUDITOR})
@RunOnVirtualThread
class PaymentOrderResource {
    private final PaymentTable orders;

    PaymentOrderResource(PaymentTable orders) {
        this.orders = orders;
    }

    /** Oldest first. */
    @GET
    public Page<PaymentOrder> list(
            @QueryParam("state") String state,
            @QueryParam("policy") String policy,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int rows = Page.limit(limit);
        return Page.of(
                orders.page(Cursor.constant("state", State.class, state), policy, Cursor.sequence(cursor), rows + 1),
                rows,
                order -> Long.toString(order.sequence()));
    }
}
