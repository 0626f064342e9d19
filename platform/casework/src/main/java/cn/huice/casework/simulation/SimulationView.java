package cn.huice.casework.simulation;

import cn.huice.web.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A simulation as its readers see it. Money as decimal strings in the unit; everything from {@code total} on is null until
 * it is done.
 *
 * @param state RUNNING, DONE, CANCELLED or FAILED
 * @param against the day what is published was taken as of
 * @param unit of the sums under the draft, as in assessments (CNY, CNY/year ...); empty without sums
 * @param unitBefore of the sums as published; where it is another one, sums are not compared
 * @param undecidedBefore subjects of all districts whose eligibility the facts do not decide, as published
 * @param trouble why it failed
 */
record SimulationView(
        String id,
        String state,
        String policy,
        LocalDate asOf,
        LocalDate against,
        String kind,
        String district,
        String startedBy,
        Instant startedAt,
        Progress progress,
        String unit,
        String unitBefore,
        Long undecidedBefore,
        Long undecidedAfter,
        BalanceView total,
        List<DistrictView> districts,
        Boolean listCut,
        String trouble) {

    /** Subjects done of those to do, over both texts; 0 of 0 while the register is being read. */
    record Progress(int done, int inAll) {}

    /** Who is eligible, and sums: exact, at most (最高); how many are without a sum yet. */
    record SumsView(long eligible, String exact, String ceiling, long undetermined) {}

    /**
     * Before and after.
     *
     * @param difference what the draft costs more than what is published; negative where it costs less
     */
    record BalanceView(
            SumsView before,
            SumsView after,
            String difference,
            long gaining,
            String gained,
            long losing,
            String lost,
            long unclear) {}

    /** The same of one district; code null for subjects not registered here. */
    record DistrictView(String district, BalanceView balance) {}

    /**
     * What becomes of one subject.
     *
     * @param subject its id; null for whoever may not see its district's cases
     * @param change GAINS, LOSES or UNCLEAR
     */
    record ChangeView(
            String subject,
            String district,
            String change,
            boolean eligibleBefore,
            String before,
            boolean eligibleAfter,
            String after) {}

    static SimulationView of(Simulation simulation, Locale language) {
        Question question = simulation.question;
        Simulation.Outcome outcome = simulation.outcome();
        Optional<Impact> impact = outcome.impact();
        return new SimulationView(
                simulation.id,
                outcome.state().name(),
                question.policy(),
                question.asOf(),
                question.against(),
                question.kind().apiName(),
                question.district().orElse(null),
                simulation.startedBy,
                simulation.startedAt,
                new Progress(simulation.rowsDone(), simulation.rowsInAll()),
                impact.map(done -> outcome.unitAfter()).orElse(null),
                impact.map(done -> outcome.unitBefore()).orElse(null),
                impact.map(done -> outcome.unknownBefore()).orElse(null),
                impact.map(done -> outcome.unknownAfter()).orElse(null),
                impact.map(done -> view(done.total())).orElse(null),
                impact.map(SimulationView::districts).orElse(null),
                impact.map(Impact::cut).orElse(null),
                outcome.trouble().map((Text text) -> text.in(language)).orElse(null));
    }

    static ChangeView of(Impact.Change change, boolean withSubject) {
        return new ChangeView(
                withSubject ? change.subject() : null,
                code(change.district()),
                change.direction().name(),
                change.before() != Side.State.NOT_ELIGIBLE,
                plain(change.sumBefore()),
                change.after() != Side.State.NOT_ELIGIBLE,
                plain(change.sumAfter()));
    }

    private static List<DistrictView> districts(Impact impact) {
        return impact.byDistrict().entrySet().stream()
                .map(each -> new DistrictView(code(each.getKey()), view(each.getValue())))
                .toList();
    }

    private static BalanceView view(Balance balance) {
        return new BalanceView(
                view(balance.before),
                view(balance.after),
                plain(balance.after.inAll().subtract(balance.before.inAll())),
                balance.gaining,
                plain(balance.gained),
                balance.losing,
                plain(balance.lost),
                balance.unclear);
    }

    private static SumsView view(Balance.Sums sums) {
        return new SumsView(sums.eligible, plain(sums.exact), plain(sums.ceiling), sums.undetermined);
    }

    private static String code(String district) {
        return district.isEmpty() ? null : district;
    }

    private static String plain(BigDecimal sum) {
        return sum == null ? null : sum.toPlainString();
    }
}
