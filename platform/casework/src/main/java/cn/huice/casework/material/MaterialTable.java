package cn.huice.casework.material;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The files of applications, as they are stored; their content lies outside of the database. */
@ApplicationScoped
class MaterialTable {
    private final Database database;

    MaterialTable(Database database) {
        this.database = database;
    }

    void insert(MaterialFile f) {
        database.change(
                """
                insert into material_file (id, application_id, subject_kind, subject_id, material, name, media_type,
                                           size, digest, valid_until, reused_from, added_at, added_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                f.id(),
                f.application(),
                f.subject().kind(),
                f.subject().id(),
                f.material(),
                f.name(),
                f.mediaType(),
                f.size(),
                f.digest(),
                f.validUntil(),
                f.reusedFrom(),
                f.addedAt(),
                f.addedBy());
    }

    void delete(String id) {
        database.change("delete from material_file where id = ?", id);
    }

    Optional<MaterialFile> find(String id) {
        return database.first("select * from material_file where id = ?", MaterialTable::read, id);
    }

    /** In the order they came. */
    List<MaterialFile> ofCase(String application) {
        return database.list(
                "select * from material_file where application_id = ? order by sequence",
                MaterialTable::read,
                application);
    }

    /** What the subject has handed in with other cases and may still be used, the latest of each material. */
    List<MaterialFile> held(SubjectId subject, String exceptCase, LocalDate today, Instant undatedSince) {
        return database.list("""
                select distinct on (f.material) f.* from material_file f join application a on a.id = f.application_id
                where f.subject_kind = ? and f.subject_id = ? and f.application_id <> ? and a.submitted_on is not null
                  and (f.valid_until >= ? or f.valid_until is null and f.added_at >= ?)
                order by f.material, f.sequence desc
                """, MaterialTable::read, subject.kind(), subject.id(), exceptCase, today, undatedSince);
    }

    private static MaterialFile read(ResultSet row) throws SQLException {
        return new MaterialFile(
                row.getString("id"),
                row.getString("application_id"),
                new SubjectId(row.getString("subject_kind"), row.getString("subject_id")),
                row.getString("material"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("digest"),
                row.getObject("valid_until", LocalDate.class),
                row.getString("reused_from"),
                Shanghai.time(row, "added_at"),
                row.getString("added_by"));
    }
}
