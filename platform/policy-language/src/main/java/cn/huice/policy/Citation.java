package cn.huice.policy;

/**
 * Where a policy is written.
 *
 * @param documentNumber 文号
 * @param document id under which the document's text can be imported
 */
public record Citation(String documentNumber, String title, String document) {}
