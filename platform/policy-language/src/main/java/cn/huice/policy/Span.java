package cn.huice.policy;

/**
 * 每: what awards have in common that count together; those that differ in it are apart.
 *
 * @param key {@code year}, {@code project}, or the key of an attribute; in claims
 * @param zh as policies write it
 */
public record Span(String key, String zh) {
    /** The calendar year of the application. */
    public static final Span YEAR = new Span("year", "年");
    /** The project of the register that the application is about. */
    public static final Span PROJECT = new Span("project", "项目");
}
