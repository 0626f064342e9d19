package cn.huice.casework.application;

import cn.huice.casework.calendar.WorkingCalendar;
import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Step;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The stored application: what is filed, where it stands. What happens to it is {@link Handling}'s business. */
@Entity
@Table(name = "application")
class Application extends PanacheEntityBase {
    private static final ObjectReader SUBJECTS = new ObjectMapper().readerForListOf(SubjectId.class);

    @Id
    String id;

    /** 办件编号, unique in the service; what people quote on the telephone. */
    String number;

    String policyId;

    /** First day of the policy's version the case is pinned to. */
    LocalDate policyVersion;

    /** The policy texts the case is pinned to: those of its filing while it is a draft, then those of its submission. */
    String bookEdition;

    String procedureId;
    String subjectKind;
    String subjectId;

    /** What the case is about besides its subject (a parcel, a project): JSON list of kind and id. */
    String related;

    String district;

    /** User who filed it. */
    String applicant;

    /** JSON object: attribute key to value, as declared. */
    String declared;

    @Enumerated(EnumType.STRING)
    State state;

    int stepIndex;
    String stepKind;
    String stepActor;

    /** Last day for the current step; null without a deadline or while the clock is stopped. */
    LocalDate stepDue;

    /** The day it went back to its applicant; null while the clock runs. */
    LocalDate pausedOn;

    /** The deadline that stood on that day; null where there was none. */
    LocalDate pausedDue;

    /** Who sees it as well once it is late, an actor; null where the step calls nobody. */
    String escalateTo;

    /** The day on which it was found late and those were called. */
    LocalDate escalatedOn;

    /** JSON object: what tells its award apart from others (每), as of the decision; null before. */
    String marks;

    /** 元 claimed over all instalments; null until it is computed or decided. */
    BigDecimal amount;

    /** 元 a round has given it, and reserved; null where no round has. */
    BigDecimal allotted;

    /** 元 granted once its claim is settled among all awards of its group. */
    BigDecimal granted;

    String unit;

    /** The sanction that stands against its subject; null where none does. */
    String sanctionedBy;

    /** The proposal it was confirmed from; null where its subject applied by itself. */
    String proposalId;

    /** Counts changes; the ETag of the API. */
    long revision;

    Instant createdAt;
    LocalDate submittedOn;

    /** The moment of its first submission. */
    Instant submittedAt;

    LocalDate decidedOn;

    /** User who has passed the first review last. */
    String reviewedBy;

    SubjectId subject() {
        return new SubjectId(subjectKind, subjectId);
    }

    /** A parcel or a project the case is about. */
    List<SubjectId> related() {
        try {
            return SUBJECTS.readValue(related);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String stream() {
        return "application:" + id;
    }

    Lifecycle.Position position() {
        return new Lifecycle.Position(state, stepIndex);
    }

    /** 补正: the clock stands still while the case is with its applicant. */
    void pauseClock(LocalDate today, LocalDate due) {
        pausedOn = today;
        pausedDue = due;
    }

    /** It goes on with as many working days left as there were. */
    void resumeClock(LocalDate today) {
        if (pausedDue != null) {
            WorkingCalendar calendar = WorkingCalendar.national();
            stepDue = calendar.plus(pausedDue, calendar.between(pausedOn, today));
        }
        pausedOn = null;
        pausedDue = null;
    }

    void moveTo(Lifecycle.Position position, Procedure procedure) {
        Step step = procedure.step(position.step());
        state = position.state();
        stepIndex = position.step();
        stepKind = step.kind().name();
        stepActor = step.actor().name();
        stepDue = null;
        escalateTo = step.escalation().map(Enum::name).orElse(null);
        escalatedOn = null;
        revision++;
    }
}
