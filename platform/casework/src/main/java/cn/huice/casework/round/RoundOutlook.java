package cn.huice.casework.round;

import cn.huice.casework.budget.Budget;
import cn.huice.casework.budget.Budgets;
import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.procedure.AllocationRules;
import cn.huice.casework.round.Candidates.Candidate;
import cn.huice.casework.round.Round.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a round would give, and whether what it gave is what its inputs give. Changes nothing. */
@ApplicationScoped
class RoundOutlook {
    private final RoundTable table;
    private final RoundTerms terms;
    private final RoundJournal journal;
    private final Candidates candidates;
    private final Budgets budgets;

    RoundOutlook(RoundTable table, RoundTerms terms, RoundJournal journal, Candidates candidates, Budgets budgets) {
        this.table = table;
        this.terms = terms;
        this.journal = journal;
        this.candidates = candidates;
        this.budgets = budgets;
    }

    /** What deciding now would give: from today's facts while it is open, later from those it was closed with. */
    @Transactional
    RoundView.Preview preview(Round round) {
        AllocationRules rules = terms.rules(round);
        boolean open = round.state() == State.OPEN;
        List<Candidate> waiting = open ? candidates.waiting(Rounds.line(round), rules) : List.of();
        List<Entrant> entrants = open ? Rounds.fit(waiting) : table.entrants(round.id());
        Funds funds = round.funds() == null ? terms.funds(round, budgets(round)) : round.funds();
        List<Verdict> verdicts = Allotment.of(rules, funds, entrants);
        Map<String, String> left = new TreeMap<>();
        funds.left().forEach((pot, amount) -> left.put(pot, amount.toPlainString()));
        return new RoundView.Preview(
                round.state(),
                left,
                entrants.stream().map(Entrant::asked).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                Rounds.given(verdicts),
                verdicts.stream().map(RoundView.Entry::of).toList(),
                waiting.stream()
                        .filter(each -> !each.lacks().isEmpty())
                        .map(each -> new RoundView.Lacking(each.caseId(), each.number(), each.district(), each.lacks()))
                        .toList());
    }

    /** @param round a decided one */
    @Transactional
    RoundView.Recomputation recompute(Round round) {
        List<Entrant> entrants = table.entrants(round.id());
        List<Verdict> verdicts = Allotment.of(terms.rules(round), round.funds(), entrants);
        String inputs = TextDigest.sm3(Kept.inputs(round.rules(), round.funds(), entrants));
        String result = TextDigest.sm3(Kept.result(verdicts));
        Map<String, RoundView.Entry> given = table.entries(round.id()).stream()
                .collect(Collectors.toMap(RoundView.Entry::application, entry -> entry));
        List<String> differing = verdicts.stream()
                .filter(verdict -> differs(verdict, given.get(verdict.entrant().caseId())))
                .map(verdict -> verdict.entrant().number())
                .toList();
        boolean same = differing.isEmpty()
                && inputs.equals(round.inputsDigest())
                && result.equals(round.resultDigest())
                && journal.digests(round).equals(Optional.of(Map.entry(inputs, result)));
        return new RoundView.Recomputation(same, inputs, result, differing);
    }

    private static boolean differs(Verdict verdict, RoundView.Entry given) {
        return given.standing() != verdict.standing() || given.amount().compareTo(verdict.amount()) != 0;
    }

    private List<Budget> budgets(Round round) {
        return terms.procedure(round).pays() ? budgets.of(round.policy(), round.year()) : List.of();
    }
}
