package cn.huice.policy;

/** A paper the applicant hands in, and the article that asks for it. */
public record Material(String name, String article) {}
