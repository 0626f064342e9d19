package cn.huice.casework.payment;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bank's files, as they are stored: what came of them, not their text. */
@ApplicationScoped
class ReturnTable {
    private final Database database;

    ReturnTable(Database database) {
        this.database = database;
    }

    /** Takes a file's place; waits for whoever is booking the same one. @return false where it has been booked */
    boolean claim(String id, String digest, String format, String by, Instant at) {
        return database.change("""
                        insert into bank_return (id, digest, format, paid, failed, pending, known, questioned,
                                                 received_by, received_at)
                        values (?, ?, ?, 0, 0, 0, 0, 0, ?, ?) on conflict (digest) do nothing
                        """, id, digest, format, by, at) == 1;
    }

    void count(String id, int paid, int failed, int pending, int known, int questioned) {
        database.change(
                "update bank_return set paid = ?, failed = ?, pending = ?, known = ?, questioned = ? where id = ?",
                paid,
                failed,
                pending,
                known,
                questioned,
                id);
    }

    Optional<BankReturn> find(String id) {
        return database.first("select * from bank_return where id = ?", ReturnTable::read, id);
    }

    Optional<BankReturn> ofDigest(String digest) {
        return database.first("select * from bank_return where digest = ?", ReturnTable::read, digest);
    }

    /** Newest first. @param before sequence of the last one seen; null to start */
    List<BankReturn> page(Long before, int rows) {
        return database.list(
                "select * from bank_return where sequence < ? order by sequence desc limit ?",
                ReturnTable::read,
                before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                rows);
    }

    private static BankReturn read(ResultSet row) throws SQLException {
        return new BankReturn(
                row.getString("id"),
                row.getString("digest"),
                row.getString("format"),
                row.getInt("paid"),
                row.getInt("failed"),
                row.getInt("pending"),
                row.getInt("known"),
                row.getInt("questioned"),
                row.getString("received_by"),
                Shanghai.time(row, "received_at"),
                row.getLong("sequence"));
    }
}
