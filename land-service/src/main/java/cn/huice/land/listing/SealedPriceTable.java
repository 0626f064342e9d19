package cn.huice.land.listing;

import cn.huice.journal.sql.Database;
import cn.huice.registry.EncryptedColumns;
import cn.huice.registry.EncryptedTable;
import cn.huice.registry.identifier.PersonalDataCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sealed prices as they are stored: encrypted until they are opened together. */
@ApplicationScoped
class SealedPriceTable implements EncryptedColumns {
    /** 底价 is kept as if by this number. */
    static final int GRANTOR = 0;

    private final Database database;
    private final PersonalDataCipher cipher;

    SealedPriceTable(Database database, PersonalDataCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    /** @param sequence 0 for 底价 @param price null until it is opened, like the salt */
    record Row(int bidder, long sequence, String commitment, Instant placedAt, BigDecimal price, String salt) {
        Bid bid() {
            return new Bid(sequence, bidder, Bid.Kind.SEALED, price, placedAt);
        }
    }

    void insert(UUID listing, int bidder, long sequence, SealedPrice price, Instant at) {
        database.change(
                """
                INSERT INTO listing_sealed_price (place, listing_id, bidder, sequence, sealed, commitment, placed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                place(listing, bidder),
                listing,
                bidder,
                sequence,
                cipher.seal(price.plain(), place(listing, bidder)),
                price.commitment(listing, bidder),
                at);
    }

    Optional<Row> of(UUID listing, int bidder) {
        return database.first(
                "SELECT * FROM listing_sealed_price WHERE listing_id = ? AND bidder = ?",
                SealedPriceTable::read,
                listing,
                bidder);
    }

    /** In the order in which they came, 底价 first. */
    List<Row> all(UUID listing) {
        return database.list(
                "SELECT * FROM listing_sealed_price WHERE listing_id = ? ORDER BY sequence",
                SealedPriceTable::read,
                listing);
    }

    /** Opens all of a listing at once. */
    List<Row> open(UUID listing) {
        database.list(
                        "SELECT bidder, sealed FROM listing_sealed_price WHERE listing_id = ? FOR UPDATE",
                        row -> new Stored(listing, row.getInt(1), row.getString(2)),
                        listing)
                .forEach(stored -> {
                    SealedPrice price =
                            SealedPrice.parse(cipher.open(stored.sealed(), place(listing, stored.bidder())));
                    database.change(
                            "UPDATE listing_sealed_price SET price = ?, salt = ? WHERE listing_id = ? AND bidder = ?",
                            price.price(),
                            price.salt(),
                            listing,
                            stored.bidder());
                });
        return all(listing);
    }

    @Override
    public String what() {
        return "sealed prices";
    }

    @Override
    public EncryptedTable encrypted() {
        return EncryptedTable.of(database, cipher, "listing_sealed_price", "place")
                .column("sealed", List::getFirst);
    }

    /** As it lies on disk. */
    private record Stored(UUID listing, int bidder, String sealed) {}

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("bidder"),
                row.getLong("sequence"),
                row.getString("commitment"),
                Database.instant(row, "placed_at"),
                row.getBigDecimal("price"),
                row.getString("salt"));
    }

    private static String place(UUID listing, int bidder) {
        return "sealed-price/" + listing + "/" + bidder;
    }
}
