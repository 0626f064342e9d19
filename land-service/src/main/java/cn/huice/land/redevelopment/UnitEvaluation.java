package cn.huice.land.redevelopment;

import cn.huice.casework.assessment.AssessmentView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What rules and criteria say of a unit on a day.
 *
 * @param policies each with its articles and the facts it used
 * @param criteriaVersion of the district; null where it has published none, and the policies alone decide
 * @param aspects one for each of the criteria
 * @param reasons why it is so, or what is missing
 */
record UnitEvaluation(
        String unit,
        LocalDate asOf,
        Result result,
        List<AssessmentView> policies,
        Integer criteriaVersion,
        List<AspectFinding> aspects,
        List<Reason> reasons) {

    enum Result {
        INEFFICIENT,
        NOT_INEFFICIENT,
        /** Facts or measurements that would decide are missing. */
        UNDECIDED
    }

    /** One side: what was measured beside what the district demands. @param measured null where nothing was */
    record AspectFinding(
            Aspect aspect,
            String title,
            String measure,
            String unit,
            BigDecimal measured,
            Criterion.Side inefficientWhen,
            BigDecimal threshold,
            Finding finding,
            String source) {}

    enum Finding {
        FALLS_SHORT,
        SUFFICES,
        UNMEASURED
    }

    /** @param article of 津规资利用函〔2020〕427 */
    record Reason(String policy, String article, String text) {}
}
