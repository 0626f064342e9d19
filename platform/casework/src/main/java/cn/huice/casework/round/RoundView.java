package cn.huice.casework.round;

import cn.huice.casework.procedure.AllocationRules.Method;
import cn.huice.casework.round.Round.State;
import cn.huice.casework.round.Verdict.Standing;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A round as the API shows it; money in 元.
 *
 * @param district 120000 for the whole city
 * @param until last day of submission; null for the whole year
 * @param inputsDigest SM3, hex; null until it is decided
 */
record RoundView(
        String id,
        String policy,
        String procedure,
        int year,
        String district,
        String title,
        Method method,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        Integer places,
        LocalDate until,
        State state,
        String inputsDigest,
        String resultDigest,
        Instant openedAt,
        Instant decidedAt,
        long revision) {

    static RoundView of(Round r, Method method) {
        return new RoundView(
                r.id(),
                r.policy(),
                r.procedure(),
                r.year(),
                r.district(),
                r.title(),
                method,
                r.total(),
                r.places(),
                r.until(),
                r.state(),
                r.inputsDigest(),
                r.resultDigest(),
                r.openedAt(),
                r.decidedAt(),
                r.revision());
    }

    /**
     * One case.
     *
     * @param asked what it would get if there was enough
     * @param group empty without groups, and for the exempt
     * @param indicators by name
     * @param rank within its group; null for the exempt and where nobody is ranked
     * @param score 0 to 1, shown to ten places
     */
    record Entry(
            String application,
            String number,
            String district,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal asked,
            boolean exempt,
            String group,
            Map<String, BigDecimal> indicators,
            Integer rank,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal score,
            Standing standing,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {

        static Entry of(Verdict v) {
            Entrant e = v.entrant();
            return new Entry(
                    e.caseId(),
                    e.number(),
                    e.district(),
                    e.asked(),
                    e.exempt(),
                    e.group(),
                    e.values(),
                    v.rank().isPresent() ? v.rank().getAsInt() : null,
                    v.score().map(score -> score.rounded(10)).orElse(null),
                    v.standing(),
                    v.amount());
        }
    }

    /** A case that cannot take part yet, and why. */
    record Lacking(String application, String number, String district, List<String> lacks) {}

    /**
     * What deciding now would give.
     *
     * @param left what the budgets have: {@code city}, and by district code
     */
    record Preview(
            State state,
            Map<String, String> left,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal asked,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal given,
            List<Entry> entries,
            List<Lacking> lacking) {}

    /**
     * A decided round, computed again from what was kept of it.
     *
     * @param same whether inputs, result and what the journal says of both agree
     * @param differing numbers of the cases to which the round gave something else than it would now
     */
    record Recomputation(boolean same, String inputsDigest, String resultDigest, List<String> differing) {}
}
