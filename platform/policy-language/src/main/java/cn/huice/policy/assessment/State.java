package cn.huice.policy.assessment;

/** What became of one condition or step. */
public enum State {
    MET,
    UNMET,
    UNKNOWN
}
