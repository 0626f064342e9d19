package cn.huice.casework.budget;

import cn.huice.policy.FundingShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;

/** Money set aside for a programme, by year and level. */
@ApplicationScoped
public class Budgets {

    public void reserve(
            String caseId, String programme, int year, String district, List<FundingShare> shares, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }

    public void release(String caseId, BigDecimal amount, String why) {
        throw new UnsupportedOperationException();
    }

    public void releaseAll(String caseId, String why) {
        throw new UnsupportedOperationException();
    }

    public void pay(String caseId, BigDecimal amount) {
        throw new UnsupportedOperationException();
    }
}
