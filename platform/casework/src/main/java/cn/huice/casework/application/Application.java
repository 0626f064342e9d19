package cn.huice.casework.application;

import cn.huice.casework.procedure.Procedure;
import cn.huice.casework.procedure.Step;
import cn.huice.registry.SubjectId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The stored application: what is filed, where it stands. What happens to it is {@link Handling}'s business. */
@Entity
@Table(name = "application")
class Application extends PanacheEntityBase {
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

    /** 元 claimed over all instalments; null until it is computed or decided. */
    BigDecimal amount;

    /** 元 granted once its claim is settled among all awards of its group. */
    BigDecimal granted;

    String unit;

    /** The sanction that stands against its subject; null where none does. */
    String sanctionedBy;

    /** Counts changes; the ETag of the API. */
    long revision;

    Instant createdAt;
    LocalDate submittedOn;
    LocalDate decidedOn;

    SubjectId subject() {
        return new SubjectId(subjectKind, subjectId);
    }

    String stream() {
        return "application:" + id;
    }

    Lifecycle.Position position() {
        return new Lifecycle.Position(state, stepIndex);
    }

    void moveTo(Lifecycle.Position position, Procedure procedure) {
        Step step = procedure.step(position.step());
        state = position.state();
        stepIndex = position.step();
        stepKind = step.kind().name();
        stepActor = step.actor().name();
        stepDue = null;
        revision++;
    }
}
