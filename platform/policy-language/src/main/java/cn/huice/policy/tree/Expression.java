package cn.huice.policy.tree;

/** Something that has a value once the facts are known. */
public sealed interface Expression permits Predicate, Numeric, Temporal, Category {}
