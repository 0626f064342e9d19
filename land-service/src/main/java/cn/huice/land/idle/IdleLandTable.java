package cn.huice.land.idle;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.idle.IdleLand.State;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Idle land in the database. */
@ApplicationScoped
class IdleLandTable {
    private static final TypeReference<IdleLand.Findings> FINDINGS = new TypeReference<>() {};
    private static final TypeReference<IdleLand.Disposal> DISPOSAL = new TypeReference<>() {};

    private final Database database;
    private final Json json;

    IdleLandTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return false where the parcel is under survey, or idle and not disposed of */
    boolean insert(IdleLand land) {
        return database.change(
                        """
                        INSERT INTO idle_land (id, parcel, district, town, holder_kind, holder_id, findings, state, suspected_on, revision)
                        VALUES (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        ON CONFLICT (parcel) WHERE state IN ('SUSPECTED', 'IDLE') DO NOTHING
                        """,
                        land.id(),
                        land.parcel(),
                        land.district(),
                        land.town(),
                        land.holder().kind(),
                        land.holder().id(),
                        json.write(land.findings()),
                        land.state(),
                        land.suspectedOn(),
                        land.revision())
                == 1;
    }

    void find(String id, IdleLand.Findings findings) {
        database.change(
                "UPDATE idle_land SET findings = ?::jsonb, revision = revision + 1 WHERE id = ?",
                json.write(findings),
                id);
    }

    void determine(String id, State state, LocalDate on) {
        database.change(
                "UPDATE idle_land SET state = ?, determined_on = ?, revision = revision + 1 WHERE id = ?",
                state,
                on,
                id);
    }

    void dispose(String id, IdleLand.Disposal disposal) {
        database.change(
                "UPDATE idle_land SET state = 'DISPOSED', disposal = ?::jsonb, revision = revision + 1 WHERE id = ?",
                json.write(disposal),
                id);
    }

    Optional<IdleLand> find(String id) {
        return database.first("SELECT * FROM idle_land WHERE id = ?", this::read, id);
    }

    Optional<IdleLand> locked(String id) {
        return database.first("SELECT * FROM idle_land WHERE id = ? FOR UPDATE", this::read, id);
    }

    List<IdleLand> page(Optional<String> district, String town, State state, long after, int rows) {
        return database.list("""
                SELECT * FROM idle_land
                WHERE sequence > ? AND (?::text IS NULL OR district = ?) AND (?::text IS NULL OR town = ?)
                  AND (?::text IS NULL OR state = ?)
                ORDER BY sequence LIMIT ?
                """, this::read, after, district, district, town, town, state, state, rows);
    }

    private IdleLand read(ResultSet row) throws SQLException {
        String disposal = row.getString("disposal");
        return new IdleLand(
                row.getString("id"),
                row.getString("parcel"),
                row.getString("district"),
                row.getString("town"),
                new SubjectId(row.getString("holder_kind"), row.getString("holder_id")),
                json.read(row.getString("findings"), FINDINGS),
                State.valueOf(row.getString("state")),
                row.getObject("suspected_on", LocalDate.class),
                row.getObject("determined_on", LocalDate.class),
                disposal == null ? null : json.read(disposal, DISPOSAL),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
