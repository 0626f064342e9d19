package cn.huice.policy.vocabulary;

/** One entry of an attribute's closed list: the code of the API and the Chinese name policies use. */
public record Code(String code, String name) {}
