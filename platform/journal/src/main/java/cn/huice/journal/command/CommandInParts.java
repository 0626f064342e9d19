package cn.huice.journal.command;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes several things, each exactly once per {@code Idempotency-Key} and each by itself: one
 * may be refused and the others done. The header is required as for {@link Command}; the method runs in no transaction
 * and does its work with {@link CommandParts}.
 */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CommandInParts {}
