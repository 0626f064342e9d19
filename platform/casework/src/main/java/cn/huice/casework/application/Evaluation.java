package cn.huice.casework.application;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** One evaluation of a case, kept for good with the facts it used. */
@Entity
@Table(name = "evaluation")
class Evaluation extends PanacheEntityBase {
    /** At which moment of the case it was made. */
    enum Purpose {
        SUBMISSION,
        DECISION,
        /** For a later instalment, as of its due day. */
        INSTALMENT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String applicationId;

    @Enumerated(EnumType.STRING)
    Purpose purpose;

    /** The policy texts it was made by. */
    String edition;

    LocalDate asOf;
    Instant evaluatedAt;

    /** JSON object: attribute key to value, standing and source. */
    String facts;

    /** JSON of the {@link cn.huice.casework.assessment.AssessmentView}. */
    String result;
}
