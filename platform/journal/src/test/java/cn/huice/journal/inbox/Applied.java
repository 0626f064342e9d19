package cn.huice.journal.inbox;

import cn.huice.journal.Event;
import cn.huice.journal.EventHandler;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down what it is handed; on {@code "poison": true} it fails after that, unless mended. */
@ApplicationScoped
class Applied implements EventHandler {
    static final String TOPIC = "huice.test-events";

    /** The cause of poison is gone. */
    static volatile boolean mended;

    /** Ids of events that came out of their order. */
    static final Set<String> REPLAYED = ConcurrentHashMap.newKeySet();

    private final AgroalDataSource database;
    private final Journal journal;

    Applied(AgroalDataSource database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Set<String> types() {
        return Set.of("cn.huice.test.happened.v1");
    }

    @Override
    public void handle(Event event) {
        if (event.replayed()) {
            REPLAYED.add(event.id());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO test_applied (event_id, subject_id, data) VALUES (?, ?, ?)")) {
            insert.setString(1, event.id());
            insert.setString(2, event.subjectId());
            insert.setString(3, event.data().toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        if (event.data().path("poison").asBoolean() && !mended) {
            throw new IllegalArgumentException("poison");
        }
        if (event.data().path("answer").asBoolean()) {
            journal.append(NewEntry.kept("answer/" + event.id(), "cn.huice.test.answered.v1", "P-1", Map.of()));
        }
    }
}
