package cn.huice.land.supply;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.supply.Supply.State;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Supplies as they are stored. */
@ApplicationScoped
class SupplyTable {
    private final Database database;
    private final Json json;

    SupplyTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return false where the parcel's supply is at work */
    boolean insert(Supply supply, String by) {
        return database.change(
                        """
                        INSERT INTO supply (id, plan_item, parcel, district, state, requested_on, requested_by, conditions_due,
                                            new_construction)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """,
                        supply.id(),
                        supply.planItem(),
                        supply.parcel(),
                        supply.district(),
                        supply.state(),
                        supply.requestedOn(),
                        by,
                        supply.conditionsDue(),
                        supply.newConstruction())
                == 1;
    }

    void condition(UUID id, PlanningConditions conditions, LocalDate on, Optional<LocalDate> schemeDue) {
        database.change("""
                UPDATE supply SET state = 'CONDITIONED', conditions = ?::jsonb, conditions_on = ?, scheme_due = ?,
                                  revision = revision + 1
                WHERE id = ?
                """, json.write(conditions), on, schemeDue, id);
    }

    void submit(UUID id, Scheme scheme, Examination examination, String by, LocalDate on) {
        database.change("""
                UPDATE supply SET state = 'SUBMITTED', scheme = ?::jsonb, examination = ?::jsonb, scheme_by = ?, scheme_on = ?,
                                  decided_on = NULL, decided_by = NULL, comment = NULL, revision = revision + 1
                WHERE id = ?
                """, json.write(scheme), json.write(examination), by, on, id);
    }

    /** @param examination as of the approval */
    void approve(UUID id, Examination examination, String by, LocalDate on, String comment) {
        database.change("""
                UPDATE supply SET state = 'APPROVED', examination = ?::jsonb, decided_by = ?, decided_on = ?, comment = ?,
                                  revision = revision + 1
                WHERE id = ?
                """, json.write(examination), by, on, comment, id);
    }

    void move(UUID id, State state) {
        database.change("UPDATE supply SET state = ?, revision = revision + 1 WHERE id = ?", state, id);
    }

    void move(UUID id, State state, String comment) {
        database.change(
                "UPDATE supply SET state = ?, comment = ?, revision = revision + 1 WHERE id = ?", state, comment, id);
    }

    Optional<Supply> find(UUID id) {
        return database.first("SELECT * FROM supply WHERE id = ?", this::read, id);
    }

    Optional<Supply> locked(UUID id) {
        return database.first("SELECT * FROM supply WHERE id = ? FOR UPDATE", this::read, id);
    }

    /**
     * Newest first.
     *
     * @param district null for all
     * @param late only those of which something came late or is overdue
     */
    List<Supply> page(
            String district, State state, String parcel, boolean late, LocalDate today, Long before, int rows) {
        return database.list(
                """
                SELECT * FROM supply
                WHERE (?::text IS NULL OR district = ?) AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR parcel = ?)
                  AND (NOT ? OR conditions_due < coalesce(conditions_on, CASE WHEN state <> 'CANCELLED' THEN ?::date END)
                       OR scheme_due < coalesce(decided_on, CASE WHEN state <> 'CANCELLED' THEN ?::date END))
                  AND (?::bigint IS NULL OR sequence < ?)
                ORDER BY sequence DESC LIMIT ?
                """,
                this::read,
                district,
                district,
                state,
                state,
                parcel,
                parcel,
                late,
                today,
                today,
                before,
                before,
                rows);
    }

    private Supply read(ResultSet row) throws SQLException {
        return new Supply(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("plan_item", UUID.class)),
                row.getString("parcel"),
                row.getString("district"),
                State.valueOf(row.getString("state")),
                row.getObject("requested_on", LocalDate.class),
                day(row, "conditions_due"),
                day(row, "conditions_on"),
                json(row, "conditions", new TypeReference<>() {}),
                row.getBoolean("new_construction"),
                day(row, "scheme_due"),
                json(row, "scheme", new TypeReference<>() {}),
                json(row, "examination", new TypeReference<>() {}),
                Optional.ofNullable(row.getString("scheme_by")),
                day(row, "scheme_on"),
                day(row, "decided_on"),
                Optional.ofNullable(row.getString("comment")),
                row.getLong("revision"),
                row.getLong("sequence"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private <T> Optional<T> json(ResultSet row, String column, TypeReference<T> type) throws SQLException {
        String text = row.getString(column);
        return text == null ? Optional.empty() : Optional.of(json.read(text, type));
    }
}
