package cn.huice.casework.payment;

import cn.huice.casework.sql.Money;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.math.BigDecimal;
import java.util.List;

/**
 * 控制总数: how many orders there are and what they add up to, counted on both sides before money moves.
 *
 * @param total 元
 */
record ControlTotals(int count, BigDecimal total) {

    static ControlTotals of(List<PaymentOrder> orders) {
        return new ControlTotals(
                orders.size(), orders.stream().map(PaymentOrder::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * @param named how many ids the request names; more than there are orders where one is named twice
     * @throws ProblemException 422 {@code batch-does-not-add-up}
     */
    void mustEqual(ControlTotals asked, int named) {
        if (count != asked.count() || named != count || total.compareTo(asked.total()) != 0) {
            throw ProblemException.unprocessable(
                    "batch-does-not-add-up",
                    Text.of(
                            "控制总数不符：申报 " + asked.zh() + "，实际 " + zh(),
                            "The control totals differ: " + asked.en() + " stated, " + en() + " found"),
                    FieldError.of("controlCount", "实际 " + count + " 笔", count + " found", "= number of orders"),
                    FieldError.of(
                            "controlTotal",
                            "实际 " + Money.text(total) + " 元",
                            Money.text(total) + " found",
                            "= sum of the orders"));
        }
    }

    private String zh() {
        return count + " 笔 " + Money.text(total) + " 元";
    }

    private String en() {
        return count + " orders, " + Money.text(total) + " yuan";
    }
}
