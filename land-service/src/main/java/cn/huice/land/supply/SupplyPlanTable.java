package cn.huice.land.supply;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.land.supply.SupplyPlan.Item;
import cn.huice.land.supply.SupplyPlan.State;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Plans and their items as they are stored. */
@ApplicationScoped
class SupplyPlanTable {
    /** Where items without a priority begin in the order of a plan. */
    static final long BEHIND = 1_000_000_000_000L;

    private final Database database;
    private final Json json;

    SupplyPlanTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** @return false where the district has a plan of that year */
    boolean insert(SupplyPlan plan, String by) {
        return database.change(
                        """
                        INSERT INTO supply_plan (id, year, district, title, state, made_by, made_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """, plan.id(), plan.year(), plan.district(), plan.title(), plan.state(), by, plan.madeAt())
                == 1;
    }

    Optional<SupplyPlan> find(UUID id) {
        return database.first("SELECT * FROM supply_plan WHERE id = ?", SupplyPlanTable::plan, id);
    }

    Optional<SupplyPlan> locked(UUID id) {
        return database.first("SELECT * FROM supply_plan WHERE id = ? FOR UPDATE", SupplyPlanTable::plan, id);
    }

    void publish(UUID id, LocalDate on) {
        database.change(
                "UPDATE supply_plan SET state = 'PUBLISHED', published_on = ?, revision = revision + 1 WHERE id = ?",
                on,
                id);
    }

    void insert(Item item, String by) {
        database.change(
                """
                INSERT INTO supply_plan_item (id, plan_id, title, parcel, project, area, mode, facts, priority, grounds, added_by,
                                              added_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?)
                """,
                item.id(),
                item.plan(),
                item.title(),
                item.parcel(),
                item.project(),
                item.area(),
                item.mode(),
                json.write(item.facts()),
                item.priority(),
                json.write(item.grounds()),
                by,
                item.addedAt());
        touch(item.plan());
    }

    void remove(Item item, String reason, Instant at) {
        database.change(
                "UPDATE supply_plan_item SET removed_at = ?, removed_for = ? WHERE id = ?", at, reason, item.id());
        touch(item.plan());
    }

    Optional<Item> item(UUID id) {
        return database.first("SELECT * FROM supply_plan_item WHERE id = ?", this::item, id);
    }

    /** Newest first. @param district null for all @param alsoDraft those of {@code district} too that are no plans yet */
    List<SupplyPlan> page(Integer year, String district, boolean alsoDraft, String drafts, Long before, int rows) {
        return database.list(
                """
                SELECT * FROM supply_plan
                WHERE (?::int IS NULL OR year = ?) AND (?::text IS NULL OR district = ?)
                  AND (state = 'PUBLISHED' OR (? AND (?::text IS NULL OR district = ?)))
                  AND (?::bigint IS NULL OR sequence < ?)
                ORDER BY sequence DESC LIMIT ?
                """,
                SupplyPlanTable::plan,
                year,
                year,
                district,
                district,
                alsoDraft,
                drafts,
                drafts,
                before,
                before,
                rows);
    }

    /** Those with a priority first, each group in the order of coming. @param after place of the last one seen */
    List<Item> items(UUID plan, Priority priority, boolean alsoRemoved, Long after, int rows) {
        return database.list("""
                SELECT * FROM (SELECT *, CASE WHEN priority IS NULL THEN ? ELSE 0 END + sequence AS place
                               FROM supply_plan_item WHERE plan_id = ?) item
                WHERE (?::text IS NULL OR priority = ?) AND (? OR removed_at IS NULL) AND (?::bigint IS NULL OR place > ?)
                ORDER BY place LIMIT ?
                """, this::item, BEHIND, plan, priority, priority, alsoRemoved, after, after, rows);
    }

    private void touch(UUID plan) {
        database.change("UPDATE supply_plan SET revision = revision + 1 WHERE id = ?", plan);
    }

    private static SupplyPlan plan(ResultSet row) throws SQLException {
        return new SupplyPlan(
                row.getObject("id", UUID.class),
                row.getInt("year"),
                row.getString("district"),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                Database.instant(row, "made_at"),
                row.getObject("published_on", LocalDate.class),
                row.getLong("revision"),
                row.getLong("sequence"));
    }

    private Item item(ResultSet row) throws SQLException {
        String priority = row.getString("priority");
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("title"),
                row.getString("parcel"),
                row.getString("project"),
                row.getBigDecimal("area"),
                row.getString("mode"),
                json.read(row.getString("facts"), new TypeReference<>() {}),
                priority == null ? null : Priority.valueOf(priority),
                json.read(row.getString("grounds"), new TypeReference<>() {}),
                Database.instant(row, "added_at"),
                Database.instant(row, "removed_at"),
                row.getString("removed_for"),
                row.getLong("sequence"));
    }
}
