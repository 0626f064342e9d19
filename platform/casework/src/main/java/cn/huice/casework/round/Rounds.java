package cn.huice.casework.round;

import cn.huice.casework.budget.Budgets;
import cn.huice.casework.budget.FundingSplit;
import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.quota.Quotas;
import cn.huice.casework.round.Candidates.Candidate;
import cn.huice.casework.round.Candidates.Line;
import cn.huice.casework.round.Round.State;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Rounds closed, opened again, decided. The caller holds the round's row. */
@ApplicationScoped
class Rounds {
    /** What one transaction can hold the locks of, with PostgreSQL's default of 64 a connection. */
    private static final int MOST = 4000;

    private final RoundTable table;
    private final RoundTerms terms;
    private final RoundJournal journal;
    private final Candidates candidates;
    private final Budgets budgets;
    private final Quotas quotas;
    private final Clock clock;

    Rounds(
            RoundTable table,
            RoundTerms terms,
            RoundJournal journal,
            Candidates candidates,
            Budgets budgets,
            Quotas quotas,
            Clock clock) {
        this.table = table;
        this.terms = terms;
        this.journal = journal;
        this.candidates = candidates;
        this.budgets = budgets;
        this.quotas = quotas;
        this.clock = clock;
    }

    /**
     * Fixes the cases and what is known of them.
     *
     * @throws ProblemException 409 {@code round-incomplete} naming each case that lacks something; {@code round-empty};
     *     {@code round-too-large}
     */
    @Transactional(TxType.MANDATORY)
    void close(Round round) {
        require(round, State.OPEN);
        List<Candidate> waiting = candidates.waiting(line(round), terms.rules(round));
        List<FieldError> lacking = waiting.stream()
                .flatMap(each -> each.lacks().stream()
                        .map(lack -> FieldError.of("applications." + each.number(), lack, lack, "round")))
                .toList();
        if (!lacking.isEmpty()) {
            throw new ProblemException(
                    409, "round-incomplete", Text.of("有办件还不能参加分配", "Some cases cannot take part yet"), lacking);
        }
        if (waiting.isEmpty()) {
            throw ProblemException.conflict("round-empty", Text.of("没有等待分配的办件", "No case waits for it"));
        }
        if (waiting.size() > MOST) {
            throw ProblemException.conflict(
                    "round-too-large",
                    Text.of("一轮最多 " + MOST + " 件，请限定申报截止日", "At most " + MOST + " cases: limit the day of submission"));
        }
        table.close(round.id(), terms.text(round), fit(waiting));
        journal.tell(round, "closed", Map.of("cases", waiting.size()));
    }

    /** Drops what was fixed. @throws ProblemException 409 where it is not closed */
    @Transactional(TxType.MANDATORY)
    void reopen(Round round) {
        require(round, State.CLOSED);
        table.release(round.id(), State.OPEN);
        journal.tell(round, "reopened", Map.of());
    }

    /** Ends it without giving anything. @throws ProblemException 409 where it has ended */
    @Transactional(TxType.MANDATORY)
    void cancel(Round round) {
        if (round.state() != State.OPEN) {
            require(round, State.CLOSED);
        }
        table.release(round.id(), State.CANCELLED);
        journal.tell(round, "cancelled", Map.of());
    }

    /**
     * Gives: awards are reserved and their cases go on; the others wait for another round, or are rejected.
     *
     * @throws ProblemException 409 {@code round-changed} where a case has left since it was closed; {@code budget-missing}
     */
    @Transactional(TxType.MANDATORY)
    void decide(Round round) {
        require(round, State.CLOSED);
        List<Entrant> entrants = table.entrants(round.id());
        List<String> ids = entrants.stream().map(Entrant::caseId).toList();
        requireThere(entrants, candidates.stillWaiting(ids));
        boolean pays = terms.procedure(round).pays();
        quotas.lock(round.policy());
        Funds funds = terms.funds(round, pays ? budgets.lockedOf(round.policy(), round.year(), ids) : List.of());
        if (pays) {
            requireBudgets(funds, entrants);
        }
        AllocationRules rules = terms.rules(round);
        List<Verdict> verdicts = Allotment.of(rules, funds, entrants);
        String inputs = TextDigest.sm3(Kept.inputs(round.rules(), funds, entrants));
        String result = TextDigest.sm3(Kept.result(verdicts));
        table.decide(round.id(), funds, inputs, result, clock.instant().truncatedTo(ChronoUnit.MICROS), verdicts);
        journal.decided(round, inputs, result, Map.of("amount", given(verdicts).toPlainString()));
        for (Verdict verdict : verdicts) {
            if (verdict.standing().selected()) {
                candidates.select(verdict.entrant().caseId(), funds.shares(), verdict.amount());
            } else if (!rules.waiting()) {
                candidates.turnDown(verdict.entrant().caseId(), "未入围：" + round.title());
            }
        }
    }

    static Line line(Round r) {
        return new Line(r.policy(), r.procedure(), r.year(), r.district(), r.until());
    }

    /** Those that can take part. */
    static List<Entrant> fit(List<Candidate> waiting) {
        return waiting.stream()
                .filter(candidate -> candidate.lacks().isEmpty())
                .map(Candidate::entrant)
                .toList();
    }

    static BigDecimal given(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** @throws ProblemException 409 in any other state */
    static void require(Round round, State state) {
        if (round.state() != state) {
            throw ProblemException.conflict(
                    "round-state",
                    Text.of("分配处于 " + round.state() + "，不能这样办理", "Not possible while it is " + round.state()));
        }
    }

    private static void requireThere(List<Entrant> entrants, Set<String> there) {
        List<FieldError> gone = entrants.stream()
                .filter(entrant -> !there.contains(entrant.caseId()))
                .map(entrant -> FieldError.of("applications." + entrant.number(), "已不在排序环节", "waits no more", "round"))
                .toList();
        if (!gone.isEmpty()) {
            throw new ProblemException(
                    409,
                    "round-changed",
                    Text.of("有办件已离开，请重新开放再截止", "Cases have left since it was closed: reopen and close again"),
                    gone);
        }
    }

    private static void requireBudgets(Funds funds, List<Entrant> entrants) {
        Set<String> needed = new TreeSet<>();
        for (Entrant entrant : entrants) {
            FundingSplit.of(funds.shares(), entrant.asked()).forEach((level, part) -> {
                if (part.signum() > 0) {
                    needed.add(level.equals(FundingSplit.CITY) ? level : entrant.district());
                }
            });
        }
        needed.removeAll(funds.left().keySet());
        if (!needed.isEmpty()) {
            String which = String.join(", ", needed);
            throw ProblemException.conflict(
                    "budget-missing", Text.of("没有预算：" + which, "There is no budget for " + which));
        }
    }
}
