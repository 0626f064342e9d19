package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * An evaluation a step relied on.
 *
 * @param number 1, 2, 3 ... within the application
 * @param purpose SUBMISSION, DECISION or INSTALMENT
 * @param asOf the day the policy was taken as of
 * @param edition digest of the policy texts it was made by
 * @param facts attribute key to the fact as it was used
 */
record KeptEvaluation(
        int number,
        String purpose,
        LocalDate asOf,
        Instant evaluatedAt,
        String edition,
        Map<String, AssessmentView.Used> facts,
        AssessmentView result) {}
