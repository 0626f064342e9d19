package cn.huice.casework.application;

import cn.huice.casework.application.ApplicationView.HistoryLine;
import cn.huice.casework.application.ApplicationView.StepView;
import cn.huice.casework.application.ApplicationView.Summary;
import cn.huice.casework.notice.Notices;
import cn.huice.casework.payment.Payments;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.procedure.Actor;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.procedure.Step;
import cn.huice.casework.procedure.StepKind;
import cn.huice.casework.recovery.Recoveries;
import cn.huice.casework.review.Panels;
import cn.huice.casework.sql.Json;
import cn.huice.journal.JournalEntry;
import cn.huice.policy.Policy;
import cn.huice.registry.SubjectId;
import cn.huice.web.Caller;
import cn.huice.web.Role;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Shows applications to the caller at hand. */
@ApplicationScoped
class Views {
    private final Catalogue catalogue;
    private final Procedures procedures;
    private final Evaluations evaluations;
    private final Notices notices;
    private final Payments payments;
    private final Recoveries recoveries;
    private final Opinions opinions;
    private final CaseJournal journal;
    private final Rights rights;
    private final Panels panels;
    private final Caller caller;
    private final Json json;
    private final Clock clock;

    Views(
            Catalogue catalogue,
            Procedures procedures,
            Evaluations evaluations,
            Notices notices,
            Payments payments,
            Recoveries recoveries,
            Opinions opinions,
            CaseJournal journal,
            Rights rights,
            Panels panels,
            Caller caller,
            Json json,
            Clock clock) {
        this.catalogue = catalogue;
        this.procedures = procedures;
        this.evaluations = evaluations;
        this.notices = notices;
        this.payments = payments;
        this.recoveries = recoveries;
        this.opinions = opinions;
        this.journal = journal;
        this.rights = rights;
        this.panels = panels;
        this.caller = caller;
        this.json = json;
        this.clock = clock;
    }

    /** What its history does not tell of is not looked for. */
    ApplicationView whole(Application application) {
        List<JournalEntry> history = journal.of(application);
        boolean paid = tells(history, "cn.huice.payment.");
        return new ApplicationView(
                application.id,
                application.number,
                application.policyId,
                title(application),
                application.policyVersion,
                application.subject(),
                json.read(application.related, new TypeReference<List<SubjectId>>() {}),
                application.district,
                application.state,
                step(application),
                plain(application.amount),
                plain(application.allotted),
                plain(application.granted),
                application.unit,
                application.sanctionedBy,
                json.read(application.declared, new TypeReference<>() {}),
                application.submittedOn == null
                        ? null
                        : evaluations.latest(application).orElse(null),
                tells(history, "cn.huice.notice.")
                        ? notices.ofCase(application.id).orElse(null)
                        : null,
                paid ? payments.ofCase(application.id) : List.of(),
                paid ? recoveries.ofCase(application.id) : List.of(),
                opinions(application),
                history.stream().map(Views::line).toList(),
                actions(application),
                application.revision,
                application.createdAt,
                application.submittedOn,
                application.decidedOn);
    }

    private static boolean tells(List<JournalEntry> history, String ofThings) {
        return history.stream().anyMatch(entry -> entry.type().startsWith(ofThings));
    }

    private List<ApplicationView.Opinion> opinions(Application application) {
        if (procedures.get(application.procedureId).steps().stream().noneMatch(Step::joint)) {
            return List.of();
        }
        return opinions.latest(application.id).stream()
                .map(asked ->
                        new ApplicationView.Opinion(asked.department, asked.agrees, asked.reason, asked.answeredAt))
                .toList();
    }

    Summary summary(Application application) {
        return new Summary(
                application.id,
                application.number,
                application.policyId,
                title(application),
                application.subject(),
                application.district,
                application.state,
                step(application),
                plain(application.amount),
                plain(application.granted),
                application.sanctionedBy,
                application.revision,
                application.createdAt,
                application.submittedOn,
                null);
    }

    /** On a work list. Experts learn which panel waits for them, and from it what of the applicant they may know. */
    Summary task(Application application) {
        Summary summary = summary(application);
        String panel =
                caller.has(Role.EXPERT) ? panels.waitingFor(caller.name()).get(application.id) : null;
        return panel == null ? summary : summary.forPanel(panel);
    }

    private List<Action> actions(Application application) {
        return new Lifecycle(procedures.get(application.procedureId))
                .possible(application.position()).stream()
                        .filter(action -> rights.mayTake(application, action))
                        .toList();
    }

    private String title(Application application) {
        return catalogue.find(application.policyId).map(Policy::title).orElse(application.policyId);
    }

    private StepView step(Application application) {
        LocalDate due = application.stepDue;
        return new StepView(
                application.stepKind,
                StepKind.valueOf(application.stepKind).zh(),
                Actor.valueOf(application.stepActor).zh(),
                due,
                due != null && LocalDate.now(clock).isAfter(due),
                application.pausedOn,
                application.escalatedOn);
    }

    private static HistoryLine line(JournalEntry entry) {
        return new HistoryLine(
                entry.occurredAt(),
                entry.type(),
                entry.actor(),
                entry.requestId(),
                entry.data().path("comment").asText(null));
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2).toPlainString();
    }
}
