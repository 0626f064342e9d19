package cn.huice.policy.fact;

/** How far a fact can be relied on. */
public enum Standing {
    /** Said by the applicant. */
    DECLARED,
    /** Confirmed by the department that has authority for the attribute. */
    VERIFIED
}
