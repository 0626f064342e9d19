package cn.huice.casework.calendar;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** What time it is for the application. */
@Path("/v1/clock")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ClockResource {
    /** A century; beyond it dates stop making sense. */
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private final BusinessClock business;
    private final Clock clock;

    ClockResource(BusinessClock business, Clock clock) {
        this.business = business;
        this.clock = clock;
    }

    record ClockView(OffsetDateTime now, LocalDate today, String offset, boolean settable) {}

    /** One of the two. */
    record ClockRequest(LocalDate today, String offset) {}

    @GET
    @Authenticated
    public ClockView get() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return new ClockView(now, now.toLocalDate(), business.offset().toString(), business.settable());
    }

    @PUT
    @RolesAllowed(Role.OPERATOR)
    public ClockView set(ClockRequest request) {
        if (!business.settable()) {
            throw ProblemException.notFound("clock", "");
        }
        if (request == null || (request.today() == null) == (request.offset() == null)) {
            throw ProblemException.badField(
                    FieldError.of("today", "today 与 offset 须且只须给出一个", "give either today or offset", "exactly one"));
        }
        if (request.today() != null) {
            within(Duration.between(
                    ShiftedClock.realTime(), ShiftedClock.realTime().with(request.today())));
            business.setToday(request.today());
        } else {
            business.setOffset(within(duration(request.offset())));
        }
        return get();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.badField(FieldError.of(
                    "offset", "应为 ISO 8601 时长，如 P7D", "must be an ISO 8601 duration such as P7D", "P[nD][TnHnMnS]"));
        }
    }

    private static Duration within(Duration offset) {
        if (offset.abs().compareTo(FARTHEST) > 0) {
            throw ProblemException.badField(
                    FieldError.of("today", "距今不得超过一百年", "must lie within a century", "100 years"));
        }
        return offset;
    }
}
