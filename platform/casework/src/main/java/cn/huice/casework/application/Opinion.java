package cn.huice.casework.application;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** 会审: what one department is asked about a case, and what it answers. */
@Entity
@Table(name = "opinion")
class Opinion extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String applicationId;
    String department;

    /** Whether it belongs to the round of asking that is the case's last. */
    boolean latest;

    /** Null until it has answered. */
    Boolean agrees;

    /** Why not, in the department's words; never published. */
    String reason;

    String answeredBy;
    Instant answeredAt;
}
