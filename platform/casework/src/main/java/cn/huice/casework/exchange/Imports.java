package cn.huice.casework.exchange;

import cn.huice.casework.calendar.Shanghai;
import cn.huice.casework.storage.Spooled;
import cn.huice.casework.storage.StoredFiles;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Takes files in; {@link ImportWork} works through them. */
@ApplicationScoped
class Imports {
    private final ImportTable table;
    private final StoredFiles files;
    private final Journal journal;
    private final ImportSettings settings;
    private final Caller caller;
    private final Clock clock;

    Imports(
            ImportTable table,
            StoredFiles files,
            Journal journal,
            ImportSettings settings,
            Caller caller,
            Clock clock) {
        this.table = table;
        this.files = files;
        this.journal = journal;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Keeps a file to be imported. The same caller's same key names the same import, however often it is sent.
     *
     * @throws ProblemException 413, 507; 422 where the key was used for something else
     */
    ImportJob receive(ImportKind kind, boolean dryRun, String key, String name, InputStream content) {
        try (Spooled spooled = files.take(content, settings.largestFile().asLongValue())) {
            files.bring(spooled);
            return QuarkusTransaction.requiringNew().call(() -> {
                Instant now = clock.instant();
                ImportJob job = new ImportJob(
                        UUID.randomUUID().toString(),
                        caller.name(),
                        kind,
                        dryRun,
                        name,
                        spooled.digest(),
                        spooled.size(),
                        caller.departments(),
                        caller.district().orElse(null),
                        ImportJob.State.OPEN,
                        null,
                        0,
                        0,
                        0,
                        now.atZone(Shanghai.ZONE).toOffsetDateTime(),
                        null);
                if (!table.insert(job, key, now)) {
                    return same(job, key);
                }
                files.keep(spooled, job.holder());
                journal.append(NewEntry.kept(
                        "import:" + job.id(),
                        "cn.huice.import.received.v1",
                        job.owner(),
                        Map.of("kind", kind, "dryRun", dryRun, "size", job.size(), "sm3", job.sm3())));
                return table.find(job.id()).orElseThrow();
            });
        }
    }

    /** @throws ProblemException 404 but for its owner */
    ImportJob own(String id) {
        return table.find(id)
                .filter(job -> job.owner().equals(caller.name()))
                .orElseThrow(() -> ProblemException.notFound("导入/import", id));
    }

    private ImportJob same(ImportJob job, String key) {
        return table.underKey(job.owner(), key)
                .filter(earlier -> earlier.sm3().equals(job.sm3())
                        && earlier.kind() == job.kind()
                        && earlier.dryRun() == job.dryRun())
                .orElseThrow(() -> ProblemException.unprocessable(
                        "idempotency-key-reused",
                        Text.of("此 Idempotency-Key 已用于另一个请求", "This Idempotency-Key was used for another request")));
    }
}
