/**
 * Policies as data: files in Chinese are read into typed trees, checked, and applied to the facts of a subject.
 *
 * <p>Start at {@link cn.huice.policy.PolicyBook#load} and {@link cn.huice.policy.assessment.Assessor#assess}.
 */
package cn.huice.policy;
