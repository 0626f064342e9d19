package cn.huice.land.parcel;

import cn.huice.journal.sql.Database;
import cn.huice.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Splits and merges in the database. */
@ApplicationScoped
class LineageTable {
    private static final String SELECT = """
            SELECT l.id, l.kind, l.effective, l.policy, l.article, l.transfer_policy, l.transfer_article, l.principle, l.recorded_at,
                   array_agg(m.code ORDER BY m.code) FILTER (WHERE m.parent) AS parents,
                   array_agg(m.code ORDER BY m.code) FILTER (WHERE NOT m.parent) AS children
            FROM parcel_lineage l JOIN parcel_lineage_member m ON m.lineage_id = l.id
            """;

    private final Database database;
    private final Caller caller;

    LineageTable(Database database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    Lineage insert(
            Lineage.Kind kind,
            List<ParcelCode> parents,
            List<ParcelCode> children,
            LocalDate effective,
            SuccessionRule.Ruling ruling,
            SuccessionRule.Ruling transfer,
            Optional<Terms.Principle> principle,
            Instant now) {
        long id = database.first(
                        """
                        INSERT INTO parcel_lineage (kind, effective, policy, article, transfer_policy, transfer_article, principle,
                                                    recorded_at, recorded_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
                        """,
                        row -> row.getLong(1),
                        kind,
                        effective,
                        ruling.policy(),
                        ruling.article(),
                        transfer.policy(),
                        transfer.article(),
                        principle.map(Enum::name),
                        now,
                        caller.name())
                .orElseThrow();
        members(id, parents, true);
        members(id, children, false);
        return database.first(SELECT + " WHERE l.id = ? GROUP BY l.id", LineageTable::read, id)
                .orElseThrow();
    }

    /** All that a parcel was part of, the latest first. */
    List<Lineage> of(ParcelCode code) {
        return database.list(SELECT + """
                         WHERE l.id IN (SELECT lineage_id FROM parcel_lineage_member WHERE code = ?)
                        GROUP BY l.id ORDER BY l.id DESC
                        """, LineageTable::read, code.value());
    }

    private void members(long id, List<ParcelCode> codes, boolean parent) {
        database.change(
                "INSERT INTO parcel_lineage_member (lineage_id, code, parent) SELECT ?, c, ? FROM unnest(?::text[]) AS c",
                id,
                parent,
                codes.stream().map(ParcelCode::value).toList());
    }

    private static Lineage read(ResultSet row) throws SQLException {
        return new Lineage(
                row.getLong("id"),
                Lineage.Kind.valueOf(row.getString("kind")),
                codes(row.getArray("parents")),
                codes(row.getArray("children")),
                row.getObject("effective", LocalDate.class),
                Optional.ofNullable(row.getString("policy")),
                Optional.ofNullable(row.getString("article")),
                Optional.ofNullable(row.getString("transfer_policy")),
                Optional.ofNullable(row.getString("transfer_article")),
                Optional.ofNullable(row.getString("principle")).map(Terms.Principle::valueOf),
                Database.instant(row, "recorded_at"));
    }

    private static List<ParcelCode> codes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(ParcelCode::new).toList();
    }
}
