package cn.huice.casework.notice;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.sql.Database;
import cn.huice.registry.EncryptedColumns;
import cn.huice.registry.EncryptedTable;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Objections as they are stored: how to reach the objector is encrypted at rest. */
@ApplicationScoped
class ObjectionTable implements EncryptedColumns {
    private final Database database;
    private final PersonalDataCipher cipher;

    ObjectionTable(Database database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    void insert(Objection objection) {
        database.change(
                "insert into objection (id, notice_id, objector, reason, contact, raised_at) values (?, ?, ?, ?, ?, ?)",
                objection.id(),
                objection.noticeId(),
                objection.objector(),
                objection.reason(),
                cipher.seal(objection.contact(), place(objection.id())),
                objection.raisedAt());
    }

    void answer(String id, String answer, boolean upheld, String by, Instant at) {
        database.change(
                "update objection set answer = ?, upheld = ?, answered_by = ?, answered_at = ? where id = ?",
                answer,
                upheld,
                by,
                at,
                id);
    }

    Optional<Objection> find(String noticeId, String id) {
        return database.first("select * from objection where notice_id = ? and id = ?", this::read, noticeId, id);
    }

    List<Objection> of(String noticeId) {
        return database.list("select * from objection where notice_id = ? order by sequence", this::read, noticeId);
    }

    @Override
    public String what() {
        return "objections";
    }

    @Override
    public EncryptedTable encrypted() {
        return EncryptedTable.of(database, cipher, "objection", "id").column("contact", key -> place(key.getFirst()));
    }

    private Objection read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Objection(
                id,
                row.getString("notice_id"),
                row.getString("objector"),
                row.getString("reason"),
                cipher.open(row.getString("contact"), place(id)),
                Shanghai.time(row, "raised_at"),
                row.getString("answer"),
                row.getObject("upheld", Boolean.class),
                Shanghai.time(row, "answered_at"));
    }

    private static String place(String id) {
        return "objection/" + id;
    }
}
