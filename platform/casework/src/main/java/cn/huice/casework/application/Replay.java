package cn.huice.casework.application;

import cn.huice.casework.assessment.AssessmentView;
import java.util.List;

/**
 * A kept evaluation beside what comes out of its policy texts and facts today.
 *
 * @param same whether version, outcome, amount, ceiling, needs and manual review are the same
 * @param differences which of them are not
 */
record Replay(
        int number,
        String edition,
        AssessmentView kept,
        AssessmentView recomputed,
        boolean same,
        List<String> differences) {}
