package cn.huice.casework.budget;

import cn.huice.casework.budget.Movement.Kind;
import cn.huice.casework.budget.Movement.Sums;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** 结转: what is owed at the end of a year is paid from next year's budget, and the money goes along. */
@ApplicationScoped
class CarryOver {
    private final BudgetTable table;
    private final Ledger ledger;
    private final Clock clock;

    CarryOver(BudgetTable table, Ledger ledger, Clock clock) {
        this.table = table;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Moves all that is committed and not paid, with as much of the total, to the budget of the next year, which is made
     * where there is none. What is reserved and not committed stays.
     *
     * @return next year's budget
     * @throws ProblemException 409 {@code year-not-over}, {@code nothing-to-carry-over}; 412 and 428 on the revision
     */
    @Transactional(TxType.MANDATORY)
    Budget carry(String id, Revision seen, String why) {
        Budget known = table.find(id).orElseThrow(() -> ProblemException.notFound("budget", id));
        String next = next(known);
        table.lock(id, next);
        Budget from = table.find(id).orElseThrow();
        Revision.check(seen, from.revision());
        requireOver(from);
        Budget into = table.find(next).orElseThrow();
        Map<String, BigDecimal> owed = table.committedOf(id);
        if (owed.isEmpty()) {
            throw ProblemException.conflict(
                    "nothing-to-carry-over", Text.of("没有已承诺未拨付的资金", "Nothing is committed and unpaid"));
        }
        owed.forEach((caseId, amount) -> {
            Sums in = Sums.total(amount).and(Sums.reserved(amount)).and(Sums.committed(amount));
            BigDecimal less = amount.negate();
            Sums out = Sums.total(less).and(Sums.reserved(less)).and(Sums.committed(less));
            table.book(caseId, from, out);
            ledger.enter(id, Kind.CARRIED_OVER, caseId, next, amount, out, why);
            table.book(caseId, into, in);
            ledger.enter(next, Kind.CARRIED_IN, caseId, id, amount, in, why);
            ledger.tell(from, "carried-over", caseId, amount, Map.of("into", next));
            ledger.tell(into, "carried-in", caseId, amount, Map.of("from", id));
        });
        return table.find(next).orElseThrow();
    }

    /** The id of next year's budget of the same programme and level, made empty where there is none. */
    private String next(Budget of) {
        String id = UUID.randomUUID().toString();
        Budget empty = new Budget(
                id,
                of.programme(),
                of.year() + 1,
                of.level(),
                of.district(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                1);
        if (table.insert(empty)) {
            ledger.enter(id, Kind.MADE, BigDecimal.ZERO, Sums.total(BigDecimal.ZERO));
        }
        return table.of(of.programme(), of.year() + 1, of.level(), of.district())
                .orElseThrow()
                .id();
    }

    private void requireOver(Budget budget) {
        if (LocalDate.now(clock).getYear() <= budget.year()) {
            throw ProblemException.conflict(
                    "year-not-over",
                    Text.of(budget.year() + " 年度尚未结束，不能结转", "The year " + budget.year() + " is not over yet"));
        }
    }
}
