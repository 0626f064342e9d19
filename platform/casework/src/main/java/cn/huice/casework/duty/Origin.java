package cn.huice.casework.duty;

/**
 * The thing a duty came out of.
 *
 * @param kind in lower case, such as {@code contract}
 */
public record Origin(String kind, String id) {}
