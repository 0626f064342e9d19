package cn.huice.casework.delegation;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Delegations as they are stored. What is delegated cannot be delegated on: only an officer's own district counts. */
@ApplicationScoped
public class Delegations {
    private final Database database;
    private final Clock clock;

    Delegations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those that stand today, for who may act by them. */
    public List<Delegation> to(String officer) {
        return database.list("""
                select * from delegation
                where to_officer = ? and revoked_at is null and ? between from_day and until_day order by id
                """, Delegations::read, officer, LocalDate.now(clock));
    }

    void insert(Delegation d) {
        database.change("""
                insert into delegation (id, of_officer, to_officer, district, policies, from_day, until_day, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, d.id(), d.of(), d.to(), d.district(), d.policies(), d.from(), d.until(), d.reason());
    }

    void revoke(String id, Instant at) {
        database.change("update delegation set revoked_at = ? where id = ?", at, id);
    }

    /** Locked. */
    Optional<Delegation> locked(String id) {
        return database.first("select * from delegation where id = ? for update", Delegations::read, id);
    }

    /** Given or received by an officer, all where it is null; the latest first. @param after an id, null to begin */
    List<Delegation> page(String officer, String after, int limit) {
        return database.list("""
                select * from delegation
                where (cast(? as text) is null or of_officer = ? or to_officer = ?)
                    and (cast(? as text) is null
                         or (from_day, id) < (select from_day, id from delegation where id = ?))
                order by from_day desc, id desc limit ?
                """, Delegations::read, officer, officer, officer, after, after, limit);
    }

    private static Delegation read(ResultSet row) throws SQLException {
        return new Delegation(
                row.getString("id"),
                row.getString("of_officer"),
                row.getString("to_officer"),
                row.getString("district"),
                List.of((String[]) row.getArray("policies").getArray()),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("reason"),
                Database.instant(row, "revoked_at"));
    }
}
