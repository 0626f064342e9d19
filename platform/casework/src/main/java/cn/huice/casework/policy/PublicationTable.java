package cn.huice.casework.policy;

import cn.huice.casework.policy.Publication.Origin;
import cn.huice.casework.sql.Json;
import cn.huice.journal.sql.Database;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Publications as they are stored. */
@ApplicationScoped
public class PublicationTable {
    private static final String LATEST =
            "select distinct on (policy_id) * from policy_publication order by policy_id, policy_revision desc";

    private final Database database;
    private final Json json;

    PublicationTable(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    /** Revision of the book. */
    long revision() {
        return database.list("select revision from policy_book", row -> row.getLong(1))
                .getFirst();
    }

    /** The same; until the transaction ends nobody else changes the book. */
    public long locked() {
        return database.list("select revision from policy_book for update", row -> row.getLong(1))
                .getFirst();
    }

    /** How each policy stands. */
    List<Publication> latest() {
        return database.list(LATEST, this::read);
    }

    /** The newest first. @param before policy revision of the last one seen */
    public List<Publication> page(String policy, Optional<Long> before, int rows) {
        return database.list("""
                select * from policy_publication where policy_id = ? and policy_revision < ?
                order by policy_revision desc limit ?
                """, this::read, policy, before.orElse(Long.MAX_VALUE), rows);
    }

    /** Whether a release has brought exactly this before. */
    boolean packedBefore(String policy, String textDigest, String testsDigest) {
        return database.first("""
                        select 1 from policy_publication
                        where policy_id = ? and origin = 'PACKED' and text_digest = ? and tests_digest = ?
                        """, row -> true, policy, textDigest, testsDigest).isPresent();
    }

    /** Its revision becomes the book's. */
    public void append(Publication p) {
        database.change(
                """
                insert into policy_publication (revision, policy_id, policy_revision, origin, text_digest, tests_digest,
                                                edition, effective, correction, withdrawn_from, superseded_by, author,
                                                reason, changes, published_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                p.revision(),
                p.policy(),
                p.policyRevision(),
                p.origin(),
                p.textDigest(),
                p.testsDigest(),
                p.edition(),
                p.effective(),
                p.correction(),
                p.withdrawnFrom(),
                p.supersededBy(),
                p.author(),
                p.reason(),
                json.write(p.changes()),
                p.publishedAt());
        database.change("update policy_book set revision = ?", p.revision());
    }

    private Publication read(ResultSet row) throws SQLException {
        return new Publication(
                row.getLong("revision"),
                row.getString("policy_id"),
                row.getLong("policy_revision"),
                Origin.valueOf(row.getString("origin")),
                row.getString("text_digest"),
                row.getString("tests_digest"),
                row.getString("edition"),
                Optional.ofNullable(row.getObject("effective", LocalDate.class)),
                row.getBoolean("correction"),
                Optional.ofNullable(row.getObject("withdrawn_from", LocalDate.class)),
                Optional.ofNullable(row.getString("superseded_by")),
                row.getString("author"),
                row.getString("reason"),
                json.read(row.getString("changes"), new TypeReference<List<String>>() {}),
                Database.instant(row, "published_at"));
    }
}
