package cn.huice.casework.sanction;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Sanctions of this service and replicas of the others', as they are stored. */
@ApplicationScoped
class SanctionTable {
    private final Database database;

    SanctionTable(Database database) {
        this.database = database;
    }

    /** @return false where it is known already */
    boolean insert(Sanction s) {
        return database.change(
                        """
                        insert into sanction (id, origin, subject_kind, subject_id, reason, article, district, from_day,
                                              until_day, lifted, revision)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                        """,
                        s.id(),
                        s.origin(),
                        s.subjectKind(),
                        s.subjectId(),
                        s.reason(),
                        s.article(),
                        s.district(),
                        s.from(),
                        s.until(),
                        s.lifted(),
                        s.revision())
                == 1;
    }

    void lift(String id) {
        database.change("update sanction set lifted = true, revision = revision + 1 where id = ?", id);
    }

    /** Those whose last day has passed and of which nobody has been told, the oldest first; not more than one run can take. */
    List<String> ranOut(LocalDate today) {
        return database.list("""
                select id from sanction where until_day < ? and not lifted and not run_out order by until_day limit 500
                """, row -> row.getString(1), today);
    }

    void runOut(String id) {
        database.change("update sanction set run_out = true where id = ?", id);
    }

    Optional<Sanction> find(String id) {
        return database.first("select * from sanction where id = ?", SanctionTable::read, id);
    }

    Optional<Sanction> locked(String id) {
        return database.first("select * from sanction where id = ? for update", SanctionTable::read, id);
    }

    /** Newest first. */
    List<Sanction> of(String subjectId) {
        return database.list(
                "select * from sanction where subject_id = ? order by sequence desc", SanctionTable::read, subjectId);
    }

    /**
     * Newest first.
     *
     * @param subjectId null for everyone's
     * @param before sequence of the last one seen; null to start
     */
    List<Sanction> page(String subjectId, Long before, int rows) {
        return database.list(
                """
                select * from sanction where (?::text is null or subject_id = ?) and sequence < ?
                order by sequence desc limit ?
                """,
                SanctionTable::read,
                subjectId,
                subjectId,
                before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                rows);
    }

    private static Sanction read(ResultSet row) throws SQLException {
        return new Sanction(
                row.getString("id"),
                row.getString("origin"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getString("reason"),
                row.getString("article"),
                row.getString("district"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getBoolean("lifted"),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
