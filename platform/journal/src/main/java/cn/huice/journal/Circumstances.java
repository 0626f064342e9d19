package cn.huice.journal;

import cn.huice.web.Caller;
import cn.huice.web.RequestId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When, by whom and within which request something is being done. */
@ApplicationScoped
class Circumstances {
    private static final String OUTSIDE_A_REQUEST = "none";

    private final Clock clock;
    private final Caller caller;

    Circumstances(Clock clock, Caller caller) {
        this.clock = clock;
        this.caller = caller;
    }

    /** To the microsecond, which is what PostgreSQL keeps. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String actor() {
        return Acting.system().orElseGet(() -> called() ? caller.name() : "system:service");
    }

    String requestId() {
        return RequestId.current();
    }

    /** W3C trace context of the current span. */
    Optional<String> traceParent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex())
                : Optional.empty();
    }

    /** Timers have a request context too, but neither a caller nor a request id. */
    private boolean called() {
        return Arc.container().requestContext().isActive()
                && (!caller.anonymous() || !requestId().equals(OUTSIDE_A_REQUEST));
    }
}
