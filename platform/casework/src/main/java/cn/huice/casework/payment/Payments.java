package cn.huice.casework.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** 拨付: what is owed, instalment by instalment. */
@ApplicationScoped
public class Payments {

    public void plan(String caseId, String subjectId, String policyId, String district, List<Instalment> instalments) {
        throw new UnsupportedOperationException();
    }

    public List<PaymentOrder> ofCase(String caseId) {
        throw new UnsupportedOperationException();
    }

    /** @return 元 that will not be paid any more */
    public BigDecimal cancel(String caseId, String why) {
        throw new UnsupportedOperationException();
    }

    /**
     * Equal parts in whole fen, what is left over in the last.
     *
     * @param total 元, 0 or more, in whole fen
     * @param parts 1 or more
     */
    public static List<BigDecimal> split(BigDecimal total, int parts) {
        if (parts < 1 || total.signum() < 0) {
            throw new IllegalArgumentException("cannot split " + total + " into " + parts);
        }
        BigDecimal whole = total.setScale(2, RoundingMode.UNNECESSARY);
        BigDecimal each = whole.divide(BigDecimal.valueOf(parts), 2, RoundingMode.DOWN);
        List<BigDecimal> amounts = new ArrayList<>(parts);
        for (int i = 1; i < parts; i++) {
            amounts.add(each);
        }
        amounts.add(whole.subtract(each.multiply(BigDecimal.valueOf(parts - 1L))));
        return List.copyOf(amounts);
    }
}
