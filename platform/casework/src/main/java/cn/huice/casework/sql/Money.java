package cn.huice.casework.sql;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Money at the edges: a decimal string in 元 with two places in JSON, {@code numeric(18, 2)} in the database. */
public final class Money {
    /** 15 digits before the point: what {@code numeric(18, 2)} holds, with a digit to spare for sums. */
    private static final Pattern YUAN = Pattern.compile("\\d{1,15}(\\.\\d{1,2})?");

    private Money() {}

    /** @throws ProblemException 400 for anything but a plain, non-negative decimal with at most two places */
    public static BigDecimal parse(String field, String text) {
        if (text == null || !YUAN.matcher(text).matches()) {
            throw ProblemException.badField(FieldError.of(
                    field,
                    "应为以元计的金额，如 \"1051250.00\"",
                    "must be an amount in yuan such as \"1051250.00\"",
                    YUAN.pattern()));
        }
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** @throws ArithmeticException for fractions of a fen */
    public static String text(BigDecimal yuan) {
        return yuan.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
