package cn.huice.policy;

/**
 * A policy file before it is read.
 *
 * @param name path or resource name, used in messages
 */
public record PolicySource(String name, String text) {}
