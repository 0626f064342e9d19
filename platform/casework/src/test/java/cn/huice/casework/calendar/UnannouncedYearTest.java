package cn.huice.casework.calendar;

import static cn.huice.casework.testbed.Api.HEXI;
import static cn.huice.casework.testbed.Enterprise.seen;
import static cn.huice.testing.Calls.act;
import static cn.huice.testing.Calls.as;
import static cn.huice.testing.Calls.command;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.casework.testbed.Enterprise;
import cn.huice.casework.testbed.RdAward;
import cn.huice.casework.testbed.Written;
import cn.huice.testing.SettableClock;
import cn.huice.testing.StackTestResource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At the end of 2026, the last year whose days off are on record. */
@QuarkusTest
@QuarkusTestResource(value = StackTestResource.class, initArgs = @ResourceArg(name = "kafka", value = "true"))
class UnannouncedYearTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String MISSING = "The public holidays of 2027 are not on record";

    private static final Logger LOG = Logger.getLogger("cn.huice.journal.Acting");

    @Inject
    MeterRegistry metrics;

    private final String policy = Written.newId();
    private final Enterprise enterprise = Enterprise.some();

    @AfterEach
    void real_time() {
        SettableClock.reset();
    }

    @Test
    void a_term_that_reaches_into_it_is_refused_naming_the_year_and_leaves_the_case_as_it_was() {
        SettableClock.set(LocalDate.of(2026, 12, 29));
        offered("申报-受理-审定-办结");
        String id = filed();
        act(enterprise.token(), id, "submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("calendar-year-unknown"))
                .body("detail", equalTo(MISSING))
                .body("errors[0].rule", equalTo("calendar/2027.yaml"));
        as(enterprise.token())
                .get("/v1/applications/" + id)
                .then()
                .body("state", equalTo("DRAFT"))
                .body("revision", equalTo(1));

        SettableClock.set(LocalDate.of(2026, 12, 24));
        act(enterprise.token(), id, "submit").then().statusCode(200).body("step.due", equalTo("2026-12-31"));
    }

    @Test
    void a_notice_that_ends_into_such_a_term_waits_is_counted_and_told_once_and_goes_on_by_itself() {
        SettableClock.set(LocalDate.of(2026, 12, 18));
        offered("公示后限时审定");
        String id = onNoticeUntil("2026-12-25");
        SettableClock.set(LocalDate.of(2026, 12, 22));
        onNoticeUntil("2026-12-29");
        String notice = seen(id).getString("notice.id");
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Handler listening = listening(told, notice);
        LOG.addHandler(listening);
        try {
            SettableClock.set(LocalDate.of(2026, 12, 29));
            await().atMost(LONG_ENOUGH).until(() -> stuck() == 1);
            assertEquals("OPEN", seen(id).getString("notice.state"));
            SettableClock.set(LocalDate.of(2026, 12, 30));
            await().atMost(LONG_ENOUGH).until(() -> stuck() == 2);
            assertEquals(
                    List.of("notices: " + notice + " waits and is tried again by itself: calendar-year-unknown: "
                            + MISSING),
                    List.copyOf(told));

            SettableClock.set(LocalDate.of(2026, 12, 28));
            await().atMost(LONG_ENOUGH)
                    .until(() -> seen(id).getString("step.kind").equals("DECISION"));
            assertEquals("2026-12-31", seen(id).getString("step.due"));
            await().atMost(LONG_ENOUGH).until(() -> stuck() == 0);
        } finally {
            LOG.removeHandler(listening);
        }
    }

    private void offered(String procedure) {
        RdAward.published(policy, "流程: " + procedure);
    }

    private String filed() {
        return command(enterprise.token())
                .body(Map.of("policy", policy, "district", HEXI, "facts", RdAward.facts()))
                .post("/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String onNoticeUntil(String day) {
        String id = filed();
        act(enterprise.token(), id, "submit").then().statusCode(200).body("notice.until", equalTo(day));
        return id;
    }

    private double stuck() {
        Gauge gauge = metrics.find("huice.due.stuck").tag("what", "notices").gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private static Handler listening(Queue<String> told, String about) {
        return new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord line) {
                if (line.getFormattedMessage().contains(about)) {
                    told.add(line.getFormattedMessage());
                }
            }
        };
    }
}
