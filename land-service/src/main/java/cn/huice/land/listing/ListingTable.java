package cn.huice.land.listing;

import cn.huice.journal.sql.Database;
import cn.huice.land.listing.Listing.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Listings as they are stored. */
@ApplicationScoped
class ListingTable {
    private final Database database;

    ListingTable(Database database) {
        this.database = database;
    }

    void insert(Listing l, String by) {
        database.change(
                """
                INSERT INTO listing (id, supply_id, parcel, district, title, terms, eligibility, announced_by, announced_at, bids_from,
                    deposit_until, closes_at, continues_until, sealed_until, start_price, bid_step, deposit, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                l.id(),
                l.supply(),
                l.parcel(),
                l.district(),
                l.title(),
                l.terms(),
                l.eligibility(),
                by,
                l.announcedAt(),
                l.timetable().bidsFrom(),
                l.timetable().depositUntil(),
                l.timetable().closesAt(),
                l.timetable().continuesUntil(),
                l.timetable().sealedUntil(),
                l.startPrice(),
                l.bidStep(),
                l.deposit(),
                l.state());
    }

    Optional<Listing> find(UUID id) {
        return database.first("SELECT * FROM listing WHERE id = ?", ListingTable::read, id);
    }

    /** Whoever holds the row is the only one whose bid is being taken. */
    Optional<Listing> locked(UUID id) {
        return database.first("SELECT * FROM listing WHERE id = ? FOR UPDATE", ListingTable::read, id);
    }

    /** Those whose bids are over and that have no result yet. */
    List<UUID> over(Instant now) {
        return database.list(
                "SELECT id FROM listing WHERE state = 'RUNNING' AND closes_at <= ? ORDER BY closes_at",
                row -> row.getObject(1, UUID.class),
                now);
    }

    /** The row has moved on by one bid. @param price of an open bid; empty for a sealed one */
    void count(UUID id, long sequence, Optional<BigDecimal> price) {
        database.change("""
                UPDATE listing SET last_sequence = ?, current_price = coalesce(?, current_price), revision = revision + 1
                WHERE id = ?
                """, sequence, price, id);
    }

    void countContinuing(UUID id) {
        database.change("UPDATE listing SET continuing = continuing + 1, revision = revision + 1 WHERE id = ?", id);
    }

    void conclude(UUID id, Bid best, String confirmation, Instant at) {
        database.change("""
                UPDATE listing SET state = 'CONCLUDED', winner = ?, deal_price = ?, confirmation = ?, settled_at = ?,
                                   revision = revision + 1
                WHERE id = ?
                """, best.bidder(), best.price(), confirmation, at, id);
    }

    void end(UUID id, State state, String reason, Instant at) {
        database.change(
                "UPDATE listing SET state = ?, reason = ?, settled_at = ?, revision = revision + 1 WHERE id = ?",
                state,
                reason,
                at,
                id);
    }

    /** Newest first. */
    List<Listing> page(String district, State state, String parcel, Long before, int rows) {
        return database.list(
                """
                SELECT * FROM listing
                WHERE (?::text IS NULL OR district = ?) AND (?::text IS NULL OR state = ?) AND (?::text IS NULL OR parcel = ?)
                  AND (?::bigint IS NULL OR sequence < ?)
                ORDER BY sequence DESC LIMIT ?
                """, ListingTable::read, district, district, state, state, parcel, parcel, before, before, rows);
    }

    private static Listing read(ResultSet row) throws SQLException {
        Integer winner = row.getObject("winner", Integer.class);
        return new Listing(
                row.getObject("id", UUID.class),
                row.getObject("supply_id", UUID.class),
                row.getString("parcel"),
                row.getString("district"),
                row.getString("title"),
                row.getString("terms"),
                row.getString("eligibility"),
                Database.instant(row, "announced_at"),
                new Timetable(
                        Database.instant(row, "bids_from"),
                        Database.instant(row, "deposit_until"),
                        Database.instant(row, "closes_at"),
                        Database.instant(row, "continues_until"),
                        Database.instant(row, "sealed_until")),
                row.getBigDecimal("start_price"),
                row.getBigDecimal("bid_step"),
                row.getBigDecimal("deposit"),
                State.valueOf(row.getString("state")),
                row.getLong("last_sequence"),
                Optional.ofNullable(row.getBigDecimal("current_price")),
                row.getInt("continuing"),
                winner == null ? OptionalInt.empty() : OptionalInt.of(winner),
                Optional.ofNullable(row.getBigDecimal("deal_price")),
                Optional.ofNullable(row.getString("confirmation")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(Database.instant(row, "settled_at")),
                row.getLong("revision"),
                row.getLong("sequence"));
    }
}
