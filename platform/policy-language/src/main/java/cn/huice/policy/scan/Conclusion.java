package cn.huice.policy.scan;

import cn.huice.policy.assessment.Outcome;

/** An {@link Outcome} without its reasons. */
public enum Conclusion {
    ELIGIBLE,
    INELIGIBLE,
    UNKNOWN,
    NOT_IN_FORCE;

    /** The conclusion of a full assessment. */
    public static Conclusion of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Eligible eligible -> ELIGIBLE;
            case Outcome.Ineligible ineligible -> INELIGIBLE;
            case Outcome.Unknown unknown -> UNKNOWN;
            case Outcome.NotInForce notInForce -> NOT_IN_FORCE;
        };
    }
}
