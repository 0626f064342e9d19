/** Applies many policies to many subjects at once, with the meaning of {@link cn.huice.policy.assessment.Assessor}. */
package cn.huice.policy.scan;
