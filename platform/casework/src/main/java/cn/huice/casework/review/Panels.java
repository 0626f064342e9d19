package cn.huice.casework.review;

import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.review.Panel.Draw;
import cn.huice.casework.review.Panel.Seat;
import cn.huice.casework.review.Panel.State;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Panels and how their experts are drawn. The digest of each draw's seed is journaled when the panel opens, or with the
 * draw before; the seed itself with the draw. So a seed is fixed before anybody knows who is eligible, and secret until
 * nothing can be changed any more.
 */
@ApplicationScoped
public class Panels {
    private final PanelTable table;
    private final ExpertTable experts;
    private final PanelJournal journal;
    private final Procedures procedures;
    private final SecureRandom random = new SecureRandom();

    Panels(PanelTable table, ExpertTable experts, PanelJournal journal, Procedures procedures) {
        this.table = table;
        this.experts = experts;
        this.journal = journal;
        this.procedures = procedures;
    }

    /** Opens a panel and commits to the seed of its first draw. */
    @Transactional(TxType.MANDATORY)
    public void open(PanelOpening o) {
        Panel panel = new Panel(
                UUID.randomUUID().toString(),
                o.caseId(),
                o.procedureId(),
                o.step(),
                o.policyId(),
                o.title(),
                o.subject(),
                o.parties(),
                o.district(),
                o.facts(),
                State.OPEN,
                seed(),
                null,
                null,
                null,
                1);
        table.insert(panel);
        commit(panel, 1, panel.nextSeed());
    }

    /** Closes the case's panel if it is still at work. */
    @Transactional(TxType.MANDATORY)
    public void close(String caseId, String why) {
        table.lockedLiveOf(caseId).ifPresent(panel -> {
            table.move(panel.id(), State.CLOSED);
            journal.tell(panel, "closed", Map.of("why", why));
        });
    }

    /** Cases that wait for the expert with this account, each with its panel. */
    public Map<String, String> waitingFor(String account) {
        return table.waitingFor(account);
    }

    /** What the experts of the case's last concluded panel have given it, of 100, to ten places. */
    public Optional<BigDecimal> score(String caseId) {
        return table.concludedOf(caseId)
                .map(panel -> Scoring.result(rules(panel), Sittings.signed(table.seats(panel.id())))
                        .score()
                        .rounded(10));
    }

    ReviewRules rules(Panel panel) {
        return procedures.get(panel.procedureId()).step(panel.step()).review().orElseThrow();
    }

    /**
     * Draws as many experts as seats are free.
     *
     * @throws ProblemException 409 where none is free, nobody is eligible, or too few are for the smallest panel
     */
    @Transactional(TxType.MANDATORY)
    void draw(Panel panel) {
        ReviewRules rules = rules(panel);
        List<Seat> seats = table.seats(panel.id());
        int taken = (int) seats.stream().filter(Seat::counts).count();
        if (taken == rules.seats() || (panel.state() != State.OPEN && panel.state() != State.SCORING)) {
            throw ProblemException.conflict("panel-complete", Text.of("没有空缺的评审席位", "No seat is free"));
        }
        Draw draw = drawn(panel, rules, seats, rules.seats() - taken);
        if (taken + draw.drawn().size() < rules.quorum()) {
            throw ProblemException.conflict(
                    "too-few-experts",
                    Text.of(
                            "符合条件的专家不足：至少 " + rules.quorum() + " 位，现有 "
                                    + (taken + draw.drawn().size()) + " 位",
                            "Too few eligible experts: " + rules.quorum() + " needed at least"));
        }
        if (draw.drawn().isEmpty()) {
            throw ProblemException.conflict("nobody-eligible", Text.of("没有可以抽取的专家", "There is nobody to draw"));
        }
        keep(panel, draw);
        if (panel.state() == State.OPEN) {
            table.move(panel.id(), State.SCORING);
        }
    }

    /** After a recusal: whoever can be drawn is; where nobody can, the seat stays free. */
    void redraw(Panel panel) {
        Draw draw = drawn(panel, rules(panel), table.seats(panel.id()), 1);
        if (!draw.drawn().isEmpty()) {
            keep(panel, draw);
        }
    }

    private Draw drawn(Panel panel, ReviewRules rules, List<Seat> seats, int free) {
        List<String> eligible = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        for (Expert expert : experts.all()) {
            String why = hindrance(expert, panel, rules, seats);
            if (why.isEmpty()) {
                eligible.add(expert.id());
            } else {
                excluded.add(expert.id() + ": " + why);
            }
        }
        int number = table.draws(panel.id()).size() + 1;
        return new Draw(
                number,
                panel.nextSeed(),
                free,
                eligible,
                excluded,
                Lottery.draw(panel.nextSeed(), panel.id(), number, eligible, free));
    }

    private static String hindrance(Expert expert, Panel panel, ReviewRules rules, List<Seat> seats) {
        if (!expert.active()) {
            return "inactive";
        }
        if (panel.parties().contains(expert.id())) {
            return "party";
        }
        if (panel.parties().contains(expert.employer())) {
            return "employer";
        }
        if (seats.stream().anyMatch(seat -> seat.expert().equals(expert.id()))) {
            return "drawn-before";
        }
        boolean atHome = rules.fields().isEmpty() || expert.fields().stream().anyMatch(rules.fields()::contains);
        return atHome ? "" : "field";
    }

    private void keep(Panel panel, Draw draw) {
        String next = seed();
        table.insert(panel.id(), draw, next);
        journal.tell(
                panel,
                "drawn",
                Map.of(
                        "draw",
                        draw.number(),
                        "seed",
                        draw.seed(),
                        "seats",
                        draw.seats(),
                        "eligible",
                        draw.eligible(),
                        "excluded",
                        draw.excluded(),
                        "drawn",
                        draw.drawn()));
        commit(panel, draw.number() + 1, next);
    }

    private void commit(Panel panel, int number, String seed) {
        journal.tell(panel, "committed", Map.of("draw", number, "seedDigest", TextDigest.sm3(seed)));
    }

    private String seed() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
