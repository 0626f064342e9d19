package cn.huice.casework.policy;

/**
 * A policy as its authors write it.
 *
 * @param text the policy file
 * @param tests the test file beside it; empty where there is none
 */
public record PolicyText(String policy, String text, String tests) {}
