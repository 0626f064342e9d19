package cn.huice.bench.policies;

/** How amounts come about. */
enum AmountForm {
    /** A sum as printed. */
    FIXED,
    /** So many percent of a sum. */
    PERCENT,
    /** One of two to five sums or rates, by band or code. */
    TIERS,
    /** What the authority decides, up to a bound. */
    DECIDED,
    /** So much for each person, month or piece. */
    PER_PIECE,
    /** Two sums added or subtracted, or one times a quotient of numbers. */
    COMPOUND,
    /** The whole of a sum: one to one, or exempted. */
    WHOLE,
    /** Made from another item's amount. */
    CITING
}
