package cn.huice.policy.tree;

import cn.huice.policy.vocabulary.Attribute;

/** An attribute of type ENUM, SET or TEXT; it can only be compared, so it never stands alone in a finished tree. */
public record Category(Attribute attribute) implements Expression {}
