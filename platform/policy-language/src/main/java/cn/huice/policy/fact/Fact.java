package cn.huice.policy.fact;

import cn.huice.policy.value.Value;

/**
 * Something known about the subject.
 *
 * @param source who said so: a department ("税务") or the applicant ("申请人")
 */
public record Fact(Value value, Standing standing, String source) {}
