package cn.huice.land.listing;

import cn.huice.journal.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Open bids as they are stored, never changed. */
@ApplicationScoped
class BidTable {
    private final Database database;

    BidTable(Database database) {
        this.database = database;
    }

    void insert(UUID listing, Bid bid) {
        database.change(
                "INSERT INTO listing_bid (listing_id, sequence, bidder, price, placed_at) VALUES (?, ?, ?, ?, ?)",
                listing,
                bid.sequence(),
                bid.bidder(),
                bid.price(),
                bid.placedAt());
    }

    /** In the order in which they came. */
    List<Bid> page(UUID listing, Long after, int rows) {
        return database.list("""
                SELECT * FROM listing_bid WHERE listing_id = ? AND (?::bigint IS NULL OR sequence > ?) ORDER BY sequence LIMIT ?
                """, BidTable::read, listing, after, after, rows);
    }

    List<Bid> all(UUID listing) {
        return database.list(
                "SELECT * FROM listing_bid WHERE listing_id = ? ORDER BY sequence", BidTable::read, listing);
    }

    /** Each bid is above all before it, so it is the last. */
    Optional<Bid> highest(UUID listing) {
        return database.first(
                "SELECT * FROM listing_bid WHERE listing_id = ? ORDER BY sequence DESC LIMIT 1",
                BidTable::read,
                listing);
    }

    private static Bid read(ResultSet row) throws SQLException {
        return new Bid(
                row.getLong("sequence"),
                row.getInt("bidder"),
                Bid.Kind.OPEN,
                row.getBigDecimal("price"),
                Database.instant(row, "placed_at"));
    }
}
