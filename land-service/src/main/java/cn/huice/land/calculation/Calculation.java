package cn.huice.land.calculation;

import cn.huice.casework.assessment.AssessmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was worked out, with all that went in.
 *
 * @param topic null where policies were named
 * @param edition digest of the policy texts; under it the same facts give the same answers for ever
 * @param facts attribute key to the fact as it was used
 * @param results one for each policy, each with its articles, values and steps
 */
record Calculation(
        UUID id,
        String topic,
        LocalDate asOf,
        String edition,
        Map<String, AssessmentView.Used> facts,
        List<AssessmentView> results,
        String madeBy,
        Instant madeAt) {

    /** The same worked out again from the facts and texts that were kept. @param same whether it comes out the same to the last digit */
    record Replay(UUID id, boolean same, List<AssessmentView> results) {}
}
