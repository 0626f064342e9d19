package cn.huice.casework.application;

import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import java.util.Map;

/**
 * 办结: a case has come to its end in favour. Fired in the transaction that closes it, so that a register which follows from it stands
 * or falls with it; an observer that refuses by a {@link cn.huice.web.ProblemException} keeps the case open.
 *
 * @param file of the case
 * @param facts all that is known for it on that day, verified before declared
 * @param assessment of these facts, under the version of the policy that was in force on the day of submission
 */
public record CaseCompleted(CaseFile file, Map<AttributeKey, Fact> facts, Assessment assessment) {
    public CaseCompleted {
        facts = Map.copyOf(facts);
    }
}
