package cn.huice.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** One id for one request through every process: header, logs, journal, problem document. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    static final String MDC_KEY = "requestId";
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** The id of the request at hand, or {@code none} outside of one. */
    public static String current() {
        Object id = MDC.get(MDC_KEY);
        return id == null ? "none" : id.toString();
    }

    /** The caller's own id where it is well-formed, a new one otherwise. */
    public static String accept(String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }

    /** Binds an id to the work of the current thread or request context. */
    public static void bind(String id) {
        MDC.put(MDC_KEY, id);
    }
}
