package cn.huice.web;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that answers with a {@link Page} by query parameters {@code limit} and {@code cursor} (or {@code after}), or with a list
 * that is always whole, and with all of it as one workbook where that is asked for; it {@code @Produces} both.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Listed {
    /** Excel, by Accept or by {@code format=xlsx}. */
    String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What is listed, in Chinese: the name of the sheet. */
    @Nonbinding
    String value();
}
