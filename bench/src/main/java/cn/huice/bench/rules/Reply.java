package cn.huice.bench.rules;

import cn.huice.policy.assessment.Amount;
import cn.huice.policy.assessment.Outcome;

/** What a rule says of a subject, in one number: an amount in fen, or one of these. */
public final class Reply {
    public static final long INELIGIBLE = -1;
    public static final long UNKNOWN = -2;
    /** Eligible, but the amount cannot be computed. */
    public static final long UNDETERMINED = -3;
    /** Eligible, and the rule grants no sum. */
    public static final long ELIGIBLE = -4;

    private Reply() {}

    static long of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ineligible ineligible -> INELIGIBLE;
            case Outcome.Unknown unknown -> UNKNOWN;
            case Outcome.NotInForce notInForce -> throw new IllegalStateException("not in force");
            case Outcome.Eligible(Amount amount) ->
                switch (amount) {
                    case Amount.Exact(var value, var unit) ->
                        value.movePointRight(2).longValueExact();
                    case Amount.Ceiling(var value, var unit) ->
                        value.movePointRight(2).longValueExact();
                    case Amount.Undetermined undetermined -> UNDETERMINED;
                    case Amount.Day day -> ELIGIBLE;
                    case Amount.None none -> ELIGIBLE;
                };
        };
    }
}
