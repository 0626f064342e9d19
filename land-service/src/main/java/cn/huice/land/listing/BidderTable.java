package cn.huice.land.listing;

import cn.huice.journal.sql.Database;
import cn.huice.land.listing.Bidder.DepositState;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bidders and their deposits as they are stored. */
@ApplicationScoped
class BidderTable {
    private final Database database;

    BidderTable(Database database) {
        this.database = database;
    }

    /** The caller holds the listing's row. @return the bidder's number */
    int insert(UUID listing, String subject, Instant at) {
        return database.first("""
                        INSERT INTO listing_bidder (listing_id, number, subject_id, registered_at)
                        SELECT ?, coalesce(max(number), 0) + 1, ?, ? FROM listing_bidder WHERE listing_id = ?
                        RETURNING number
                        """, row -> row.getInt(1), listing, subject, at, listing)
                .orElseThrow();
    }

    Optional<Bidder> of(UUID listing, String subject) {
        return database.first(
                "SELECT * FROM listing_bidder WHERE listing_id = ? AND subject_id = ?",
                BidderTable::read,
                listing,
                subject);
    }

    Optional<Bidder> of(UUID listing, int number) {
        return database.first(
                "SELECT * FROM listing_bidder WHERE listing_id = ? AND number = ?", BidderTable::read, listing, number);
    }

    /** In the order of their numbers. @param subject null for all */
    List<Bidder> page(UUID listing, String subject, Long after, int rows) {
        return database.list("""
                SELECT * FROM listing_bidder
                WHERE listing_id = ? AND (?::text IS NULL OR subject_id = ?) AND (?::bigint IS NULL OR number > ?)
                ORDER BY number LIMIT ?
                """, BidderTable::read, listing, subject, subject, after, after, rows);
    }

    void admit(UUID listing, int number, BigDecimal deposit, LocalDate on, Instant at) {
        database.change("""
                UPDATE listing_bidder SET deposit = ?, deposit_on = ?, admitted_at = ?, deposit_state = 'HELD'
                WHERE listing_id = ? AND number = ?
                """, deposit, on, at, listing, number);
    }

    void goOn(UUID listing, int number, Instant at) {
        database.change(
                "UPDATE listing_bidder SET continues_at = ? WHERE listing_id = ? AND number = ?", at, listing, number);
    }

    void count(UUID listing, int number) {
        database.change(
                "UPDATE listing_bidder SET deposit_state = 'COUNTED' WHERE listing_id = ? AND number = ?",
                listing,
                number);
    }

    /** All that are still held. @return how many */
    int owe(UUID listing, Optional<LocalDate> due) {
        return database.change("""
                UPDATE listing_bidder SET deposit_state = 'TO_RETURN', return_due = ?
                WHERE listing_id = ? AND deposit_state = 'HELD'
                """, due, listing);
    }

    void giveBack(UUID listing, int number, LocalDate on) {
        database.change("""
                UPDATE listing_bidder SET deposit_state = 'RETURNED', returned_on = ?
                WHERE listing_id = ? AND number = ?
                """, on, listing, number);
    }

    private static Bidder read(ResultSet row) throws SQLException {
        return new Bidder(
                row.getInt("number"),
                row.getString("subject_id"),
                Database.instant(row, "registered_at"),
                row.getBigDecimal("deposit"),
                row.getObject("deposit_on", LocalDate.class),
                Database.instant(row, "admitted_at"),
                Database.instant(row, "continues_at"),
                DepositState.valueOf(row.getString("deposit_state")),
                row.getObject("return_due", LocalDate.class),
                row.getObject("returned_on", LocalDate.class));
    }
}
