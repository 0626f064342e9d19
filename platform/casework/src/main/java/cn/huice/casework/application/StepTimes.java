package cn.huice.casework.application;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** How long cases stay at their steps, for on-time rates. */
@ApplicationScoped
class StepTimes {
    private static final String LEAVE =
            "update application_step set left_on = ?, outcome = ? where application_id = ? and left_on is null";
    private static final String STAY = """
            insert into application_step (application_id, policy_id, district, kind, entered_on, due)
            values (?, ?, ?, ?, ?, ?)
            """;
    private final Database database;
    private final Clock clock;

    StepTimes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Another last day for the step it is at. */
    void due(Application application) {
        database.change(
                "update application_step set due = ? where application_id = ? and left_on is null",
                application.stepDue,
                application.id);
    }

    /**
     * Ends the stay at the step before and begins one at the step it has now come to, if it waits there for somebody.
     *
     * @param how what ended the stay: an action
     */
    void moved(Application application, String how) {
        LocalDate today = LocalDate.now(clock);
        database.change(LEAVE, today, how, application.id);
        if (application.state == State.IN_PROGRESS || application.state == State.APPROVED) {
            database.change(
                    STAY,
                    application.id,
                    application.policyId,
                    application.district,
                    application.stepKind,
                    today,
                    application.stepDue);
        }
    }
}
