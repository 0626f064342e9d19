package cn.huice.journal;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Many who append at once; subjects are shared between them, streams are not. */
@ApplicationScoped
public class Writers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Journal journal;
    private final Database database;

    Writers(Journal journal, Database database) {
        this.journal = journal;
        this.database = database;
    }

    /** Each writer appends so many entries, over so many subjects. */
    public List<Future<List<JournalEntry>>> start(
            ExecutorService threads, String topic, String subjects, int writers, int entries) {
        List<Future<List<JournalEntry>>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            String name = subjects + "/" + writer;
            Callable<List<JournalEntry>> work = () -> {
                List<JournalEntry> written = new ArrayList<>();
                for (int i = 0; i < entries; i++) {
                    written.add(append(topic, subjects + "-" + i % 7, name, Map.of("i", i)));
                }
                return written;
            };
            running.add(threads.submit(work));
        }
        return running;
    }

    public JournalEntry append(String topic, String subject, String writer, Object data) {
        return QuarkusTransaction.requiringNew().call(() -> happened(topic, subject, writer, data));
    }

    /** Does something more before it commits. */
    public JournalEntry appendAnd(String topic, String subject, String writer, Callable<Void> more) {
        return QuarkusTransaction.requiringNew().call(() -> {
            JournalEntry entry = happened(topic, subject, writer, Map.of());
            more.call();
            return entry;
        });
    }

    private JournalEntry happened(String topic, String subject, String writer, Object data) {
        return journal.append(new NewEntry(
                writer + "/" + subject,
                "cn.huice.test.happened.v1",
                Optional.of(topic),
                subject,
                Optional.empty(),
                data));
    }

    /** Waits until the relay has told everything. */
    public void awaitAllPublished() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> database.number("SELECT count(*) FROM journal_unpublished") == 0);
    }

    /** Ids by subject in the order of the journal. */
    public Map<String, List<String>> journaled(String subjects, int count) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (int i = 0; i < 7; i++) {
            String subject = subjects + "-" + i;
            List<JournalEntry> found =
                    journal.find(new JournalQuery(Optional.empty(), Optional.empty(), Optional.of(subject), 0, count));
            ids.put(subject, found.stream().map(entry -> entry.id().toString()).toList());
        }
        return ids;
    }
}
