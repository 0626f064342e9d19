package cn.huice.land.supply;

import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Deals as they are stored. */
@ApplicationScoped
class DealTable {
    private final Database database;
    private final Json json;

    DealTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** The next number of a district and year; nobody else takes it until the transaction ends. */
    int nextNumber(String district, int year) {
        database.list(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                row -> true,
                "supply-deal/" + district + "/" + year);
        return database.first(
                        "SELECT coalesce(max(number), 0) + 1 FROM supply_deal WHERE district = ? AND year = ?",
                        row -> row.getInt(1),
                        district,
                        year)
                .orElseThrow();
    }

    void insert(Deal.Concluded concluded, String district, int number, String by) {
        Deal deal = concluded.deal();
        database.change(
                """
                INSERT INTO supply_deal (supply_id, district, year, number, listing_id, winner_kind, winner_id, method, start_price,
                                         price, deposit, reason, scores, concluded_by, concluded_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                """,
                concluded.supply(),
                district,
                concluded.on().getYear(),
                number,
                deal.listing(),
                deal.winner().kind(),
                deal.winner().id(),
                deal.method(),
                concluded.startPrice(),
                deal.price(),
                deal.deposit(),
                deal.reason(),
                json.write(deal.scores()),
                by,
                concluded.on());
    }

    Optional<Deal.Concluded> of(UUID supply) {
        return database.first("SELECT * FROM supply_deal WHERE supply_id = ?", this::read, supply);
    }

    static String confirmation(String district, int year, int number) {
        return "CJ-%s-%d-%04d".formatted(district, year, number);
    }

    private Deal.Concluded read(ResultSet row) throws SQLException {
        return new Deal.Concluded(
                row.getObject("supply_id", UUID.class),
                confirmation(row.getString("district"), row.getInt("year"), row.getInt("number")),
                row.getBigDecimal("start_price"),
                new Deal(
                        Optional.ofNullable(row.getObject("listing_id", UUID.class)),
                        new SubjectId(row.getString("winner_kind"), row.getString("winner_id")),
                        SupplyMethod.valueOf(row.getString("method")),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("deposit"),
                        Optional.ofNullable(row.getString("reason")),
                        json.read(row.getString("scores"), new TypeReference<>() {})),
                row.getObject("concluded_on", LocalDate.class));
    }
}
