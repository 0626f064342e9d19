package cn.huice.journal.command;

import cn.huice.journal.JournalSettings;
import cn.huice.journal.JournalUnavailable;
import cn.huice.journal.LiveConnection;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The answers commands were given, by caller and key. They age by the database's time and not by the application's clock:
 * a business date that is moved must make nobody's answer forgotten.
 */
@ApplicationScoped
class Receipts {
    private static final String CLAIM = """
            INSERT INTO command_receipt (caller, key, fingerprint, received_at) VALUES (?, ?, ?, now())
            ON CONFLICT (caller, key) DO NOTHING
            """;
    private static final String FIND = """
            SELECT fingerprint, status, media_type, body, etag, location FROM command_receipt
            WHERE caller = ? AND key = ?
            """;
    private static final String FORGET =
            "DELETE FROM command_receipt WHERE received_at < now() - make_interval(secs => ?)";
    private static final String FILL = """
            UPDATE command_receipt SET status = ?, media_type = ?, body = ?, etag = ?, location = ?
            WHERE caller = ? AND key = ?
            """;

    private final AgroalDataSource database;
    private final JournalSettings settings;

    Receipts(AgroalDataSource database, JournalSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /**
     * Claims the key for this transaction, after waiting for another one that has it.
     *
     * @return empty if it is claimed, otherwise what the earlier command was answered
     * @throws ProblemException 422 if the earlier command was another one
     */
    Optional<Answer> claim(String caller, String key, byte[] fingerprint) {
        try (Connection connection = LiveConnection.of(database);
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setString(1, caller);
            claim.setString(2, key);
            claim.setBytes(3, fingerprint);
            return claim.executeUpdate() == 1
                    ? Optional.empty()
                    : Optional.of(found(connection, caller, key, fingerprint));
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    void fill(String caller, String key, Answer answer) {
        try (Connection connection = LiveConnection.of(database);
                PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setInt(1, answer.status());
            fill.setString(2, answer.mediaType().orElse(null));
            fill.setBytes(3, answer.body().map(Answer.Body::bytes).orElse(null));
            fill.setString(4, answer.etag().orElse(null));
            fill.setString(5, answer.location().orElse(null));
            fill.setString(6, caller);
            fill.setString(7, key);
            fill.executeUpdate();
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() throws SQLException {
        try (Connection connection = LiveConnection.of(database);
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setDouble(1, settings.receipts().keep().toSeconds());
            delete.executeUpdate();
        }
    }

    private static Answer found(Connection connection, String caller, String key, byte[] fingerprint)
            throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, caller);
            find.setString(2, key);
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the receipt expired just now");
                }
                if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
                    throw ProblemException.unprocessable(
                            "idempotency-key-reused",
                            Text.of("此 Idempotency-Key 已用于另一个请求", "This Idempotency-Key was used for another request"));
                }
                return new Answer(
                        row.getInt("status"),
                        Optional.ofNullable(row.getString("media_type")),
                        Optional.ofNullable(row.getBytes("body")).map(Answer.Body::new),
                        Optional.ofNullable(row.getString("etag")),
                        Optional.ofNullable(row.getString("location")));
            }
        }
    }
}
