package cn.huice.casework.application;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A kept {@link cn.huice.casework.policy.Edition}. */
@Entity
@Table(name = "book_edition")
class BookEdition extends PanacheEntityBase {
    @Id
    String digest;

    /** JSON object: policy id to the text of its file. */
    String policies;

    Instant firstUsed;
}
