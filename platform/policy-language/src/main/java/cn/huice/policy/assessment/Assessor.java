package cn.huice.policy.assessment;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.fact.Facts;
import java.time.LocalDate;

/** Applies policies to facts. Stateless, safe for use by many threads. */
public final class Assessor {
    private final PolicyBook book;

    public Assessor(PolicyBook book) {
        this.book = book;
    }

    /** What the policy says for these facts as of a day; the same arguments always give the same answer. */
    public Assessment assess(Policy policy, LocalDate asOf, Facts facts) {
        return null;
    }
}
