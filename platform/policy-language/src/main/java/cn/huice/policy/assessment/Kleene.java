package cn.huice.policy.assessment;

import java.util.List;

/** Three-valued logic: what is already decided does not wait for the rest. */
final class Kleene {
    private Kleene() {}

    static Answer<Boolean> not(Answer<Boolean> operand) {
        return operand.map(truth -> !truth);
    }

    /** At least so many of the parts hold. */
    static Answer<Boolean> atLeast(int count, List<Answer<Boolean>> parts) {
        int met = 0;
        int possible = 0;
        for (Answer<Boolean> part : parts) {
            met += part.is(true) ? 1 : 0;
            possible += part.is(false) ? 0 : 1;
        }
        if (met >= count) {
            return Answer.known(true);
        }
        return possible < count ? Answer.known(false) : Answer.open(parts);
    }

    static Answer<Boolean> all(List<Answer<Boolean>> parts) {
        return atLeast(parts.size(), parts);
    }

    static Answer<Boolean> any(List<Answer<Boolean>> parts) {
        return atLeast(1, parts);
    }
}
