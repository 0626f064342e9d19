package cn.huice.casework.review;

import cn.huice.casework.digest.TextDigest;
import cn.huice.casework.procedure.ReviewRules;
import cn.huice.casework.procedure.ReviewRules.Indicator;
import cn.huice.casework.review.Panel.Seat;
import cn.huice.casework.review.Panel.SeatState;
import cn.huice.casework.review.Panel.State;
import cn.huice.casework.review.Scoring.Sheet;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What experts do on a panel: recuse themselves, score once, sign the minutes. */
@ApplicationScoped
class Sittings {
    private final PanelTable table;
    private final Panels panels;
    private final PanelJournal journal;
    private final Event<PanelConcluded> concluded;

    Sittings(PanelTable table, Panels panels, PanelJournal journal, Event<PanelConcluded> concluded) {
        this.table = table;
        this.panels = panels;
        this.journal = journal;
        this.concluded = concluded;
    }

    /** 回避: the expert leaves, and another is drawn. @throws ProblemException 409 after scoring */
    void recuse(Panel panel, String expert, String reason) {
        Seat seat = seat(panel, expert, State.SCORING, SeatState.SEATED);
        table.put(panel.id(), new Seat(expert, seat.draw(), SeatState.RECUSED, Map.of(), List.of(), reason));
        journal.tell(panel, "recused", Map.of("expert", expert));
        panels.redraw(panel);
    }

    /**
     * Scores, once. When the last one has, the minutes are drawn up.
     *
     * @throws ProblemException 400 for a sheet that is not the procedure's; 409 a second time
     */
    void score(Panel panel, String expert, Map<String, String> points, List<String> vetoes) {
        Seat seat = seat(panel, expert, State.SCORING, SeatState.SEATED);
        ReviewRules rules = panels.rules(panel);
        for (String veto : vetoes) {
            if (!rules.vetoes().contains(veto)) {
                throw bad("vetoes", "没有否决项 " + veto, "no such veto");
            }
        }
        Map<String, BigDecimal> read = read(rules, points);
        table.put(
                panel.id(),
                new Seat(
                        expert,
                        seat.draw(),
                        SeatState.SCORED,
                        read,
                        vetoes.stream().distinct().toList(),
                        null));
        journal.tell(panel, "scored", Map.of("expert", expert, "sheetDigest", TextDigest.sm3(read + "|" + vetoes)));
        minuteIfAllHaveScored(panel, rules);
    }

    /** Those who have not scored are noted as absent. @throws ProblemException 409 below the smallest panel */
    void closeScoring(Panel panel) {
        ReviewRules rules = panels.rules(panel);
        List<Seat> seats = table.seats(panel.id());
        if (panel.state() != State.SCORING || scored(seats).size() < rules.quorum()) {
            throw ProblemException.conflict(
                    "below-quorum",
                    Text.of(
                            "打分的专家不足 " + rules.quorum() + " 位",
                            "Fewer than " + rules.quorum() + " experts have scored"));
        }
        for (Seat seat : seats) {
            if (seat.state() == SeatState.SEATED) {
                table.put(
                        panel.id(), new Seat(seat.expert(), seat.draw(), SeatState.ABSENT, Map.of(), List.of(), null));
            }
        }
        minuteIfAllHaveScored(panel, rules);
    }

    /** Signs what was read. The last signature concludes the review. @throws ProblemException 412 for other minutes */
    void sign(Panel panel, String expert, String digest) {
        Seat seat = seat(panel, expert, State.SIGNING, SeatState.SCORED);
        if (!panel.minutesDigest().equals(digest)) {
            throw new ProblemException(
                    412, "other-minutes", Text.of("签署的不是这份纪要", "These are not the minutes"), List.of());
        }
        table.put(
                panel.id(),
                new Seat(expert, seat.draw(), SeatState.SIGNED, seat.points(), seat.vetoes(), seat.reason()));
        journal.tell(panel, "signed", Map.of("expert", expert, "minutesDigest", digest));
        if (table.seats(panel.id()).stream().noneMatch(other -> other.state() == SeatState.SCORED)) {
            table.move(panel.id(), State.CONCLUDED);
            journal.tell(panel, "concluded", Map.of("passed", panel.passed(), "minutesDigest", digest));
            concluded.fire(new PanelConcluded(panel.caseId(), panel.passed()));
        }
    }

    private void minuteIfAllHaveScored(Panel panel, ReviewRules rules) {
        List<Seat> seats = table.seats(panel.id());
        List<Sheet> sheets = scored(seats);
        boolean waiting = seats.stream().anyMatch(seat -> seat.state() == SeatState.SEATED);
        if (waiting || sheets.size() < rules.quorum()) {
            return;
        }
        Scoring.Result result = Scoring.result(rules, sheets);
        String minutes = Minutes.of(panel, rules, table.draws(panel.id()), seats, sheets, result);
        String digest = TextDigest.sm3(minutes);
        table.minute(panel.id(), minutes, digest, result.passed());
        journal.tell(
                panel,
                "minuted",
                Map.of(
                        "minutesDigest",
                        digest,
                        "score",
                        result.score().rounded(2).toPlainString(),
                        "passed",
                        result.passed()));
    }

    /** The sheets behind signed minutes. */
    static List<Sheet> signed(List<Seat> seats) {
        return sheets(seats, SeatState.SIGNED);
    }

    private static List<Sheet> scored(List<Seat> seats) {
        return sheets(seats, SeatState.SCORED);
    }

    private static List<Sheet> sheets(List<Seat> seats, SeatState state) {
        return seats.stream()
                .filter(seat -> seat.state() == state)
                .map(seat -> new Sheet(seat.expert(), seat.points(), seat.vetoes()))
                .toList();
    }

    private Seat seat(Panel panel, String expert, State at, SeatState due) {
        Seat seat = table.seats(panel.id()).stream()
                .filter(other -> other.expert().equals(expert))
                .findFirst()
                .orElseThrow();
        if (panel.state() != at || seat.state() != due) {
            throw ProblemException.conflict(
                    "not-your-turn", Text.of("评审不在这一环节，或您已办过", "Not at this point of the review, or done already"));
        }
        return seat;
    }

    private static Map<String, BigDecimal> read(ReviewRules rules, Map<String, String> points) {
        Map<String, BigDecimal> read = new TreeMap<>();
        for (Indicator indicator : rules.indicators()) {
            String text = points.get(indicator.name());
            if (text == null
                    || !text.matches("\\d{1,4}(\\.\\d{1,2})?")
                    || new BigDecimal(text).compareTo(BigDecimal.valueOf(indicator.max())) > 0) {
                throw bad(
                        "points." + indicator.name(),
                        "应为 0 至 " + indicator.max() + "，最多两位小数",
                        "must be 0 to " + indicator.max() + " with at most two decimals");
            }
            read.put(indicator.name(), new BigDecimal(text).setScale(2));
        }
        if (points.size() > read.size()) {
            throw bad("points", "有不属于评分表的指标", "has indicators that are not on the sheet");
        }
        return read;
    }

    private static ProblemException bad(String field, String zh, String en) {
        return ProblemException.badField(FieldError.of(field, zh, en, "procedure"));
    }
}
