package cn.huice.policy;

/** The group of awards a policy belongs to, in all services, and how they go together. */
public record Stacking(String group, StackingRule rule) {}
