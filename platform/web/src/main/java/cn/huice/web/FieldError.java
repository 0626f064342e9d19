package cn.huice.web;

/**
 * What is wrong with one field of a request.
 *
 * @param field path in the request, for example {@code facts.enterprise.rd_expense_prior_year}
 * @param reason why it is refused
 * @param rule the rule it breaks, short and stable: a format, a bound, an article
 */
public record FieldError(String field, Text reason, String rule) {

    public static FieldError of(String field, String zh, String en, String rule) {
        return new FieldError(field, Text.of(zh, en), rule);
    }
}
