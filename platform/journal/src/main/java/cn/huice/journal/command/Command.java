package cn.huice.journal.command;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes something, exactly once per {@code Idempotency-Key}.
 *
 * <p>The header is required (8 to 128 characters). The method runs in a transaction of its own together with its receipt;
 * the same caller's same key is answered with the stored status, ETag, Location and body, however often and however
 * many at once; another request under that key is refused with 422 {@code idempotency-key-reused}. A command that fails
 * leaves no receipt, so it can be tried again. The method returns {@link jakarta.ws.rs.core.Response}. Put it on the
 * method, not the class.
 */
@InterceptorBinding
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Command {
    /**
     * Whether an answer that says no is one too: what the method has written stays, and its key is answered with it ever after. For what is on
     * record also where it is refused, such as a bid. A refusal that is thrown undoes everything all the same.
     */
    @Nonbinding
    boolean keepsRefusals() default false;
}
