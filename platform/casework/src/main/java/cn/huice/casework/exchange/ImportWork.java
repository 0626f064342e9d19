package cn.huice.casework.exchange;

import cn.huice.casework.exchange.RowReport.Outcome;
import cn.huice.casework.sql.Json;
import cn.huice.casework.storage.StoredFiles;
import cn.huice.journal.Acting;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import cn.huice.web.FieldError;
import cn.huice.web.Outage;
import cn.huice.web.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Works through imports, a row in a transaction of its own: one that is refused stops no other. A row's note and its effect
 * commit together, so that after a kill, or with two at work, each row still has one effect.
 */
@ApplicationScoped
class ImportWork {
    private static final Logger LOG = Logger.getLogger(ImportWork.class);
    private static final int ROWS_A_RENEWAL = 50;
    private final ImportTable table;
    private final RowImport rows;
    private final StoredFiles files;
    private final Journal journal;
    private final ImportSettings settings;
    private final Json json;
    private final Clock clock;

    ImportWork(
            ImportTable table,
            RowImport rows,
            StoredFiles files,
            Journal journal,
            ImportSettings settings,
            Json json,
            Clock clock) {
        this.table = table;
        this.rows = rows;
        this.files = files;
        this.journal = journal;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "{huice.import.every}", identity = "imports", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        for (Optional<ImportJob> next = table.lease(); next.isPresent(); next = table.lease()) {
            ImportJob job = next.get();
            Acting.as("import:" + job.owner(), () -> through(job));
        }
    }

    private void through(ImportJob job) {
        try (StoredFiles.Fetched content = files.fetch(job.sm3())) {
            each(content.file(), new Consumer<>() {
                private int seen;

                @Override
                public void accept(TableRow row) {
                    if (++seen > settings.mostRows()) {
                        throw new UnreadableTable("超过 " + settings.mostRows() + " 行，其余未处理");
                    }
                    if (seen % ROWS_A_RENEWAL == 0) {
                        table.renew(job.id());
                    }
                    take(job, row);
                }
            });
            finish(job, ImportJob.State.DONE, null);
        } catch (UnreadableTable e) {
            finish(job, ImportJob.State.FAILED, e.getMessage());
        } catch (ProblemException e) {
            finish(job, ImportJob.State.FAILED, e.detail().zh());
        } catch (RuntimeException e) {
            if (!Outage.caused(e)) {
                LOG.errorf(e, "import %s cannot go on", job.id());
                finish(job, ImportJob.State.FAILED, "系统出错，其余未处理");
            } else {
                LOG.warnf("import %s waits: %s", job.id(), e.getMessage());
            }
        }
    }

    private void each(Path file, Consumer<TableRow> row) {
        if (zipped(file)) {
            XlsxTable.each(file, settings.largestUnpacked().asLongValue(), row);
        } else {
            CsvTable.each(file, row);
        }
    }

    private static boolean zipped(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.read() == 'P' && stream.read() == 'K' && stream.read() == 3;
        } catch (IOException e) {
            throw new UnreadableTable("文件读不出来", e);
        }
    }

    private void take(ImportJob job, TableRow row) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                if (table.begin(job.id(), row.number())) {
                    RowEffect effect = rows.apply(job, row);
                    if (job.dryRun()) {
                        throw new OnlyTried(effect);
                    }
                    table.result(job.id(), row.number(), outcome(effect), effect.result());
                }
            });
        } catch (OnlyTried tried) {
            RowEffect effect = tried.effect;
            table.report(job.id(), row.number(), outcome(effect), effect.before() ? effect.result() : null, null);
        } catch (ProblemException e) {
            table.report(job.id(), row.number(), Outcome.REJECTED, null, errors(e));
        }
    }

    private static Outcome outcome(RowEffect effect) {
        return effect.before() ? Outcome.UNCHANGED : Outcome.DONE;
    }

    private String errors(ProblemException e) {
        List<FieldError> fields = e.errors().isEmpty() ? List.of(new FieldError("", e.detail(), e.code())) : e.errors();
        List<Map<String, String>> errors =
                fields.stream().map(field -> error(e.code(), field)).toList();
        return json.write(errors);
    }

    private static Map<String, String> error(String code, FieldError field) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", field.field());
        error.put("code", code);
        error.put("reason", field.reason().zh());
        error.put("rule", field.rule());
        return error;
    }

    private void finish(ImportJob job, ImportJob.State state, String problem) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.finish(job.id(), state, problem, clock.instant());
            files.release(job.sm3(), job.holder());
            ImportJob done = table.find(job.id()).orElseThrow();
            journal.append(NewEntry.kept(
                    "import:" + job.id(),
                    "cn.huice.import.finished.v1",
                    job.owner(),
                    Map.of(
                            "state", state,
                            "done", done.done(),
                            "unchanged", done.unchanged(),
                            "rejected", done.rejected())));
        });
    }

    /** Takes the effect of a row back that was only to be tried. */
    private static final class OnlyTried extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RowEffect effect;

        OnlyTried(RowEffect effect) {
            super("a dry run", null, false, false);
            this.effect = effect;
        }
    }
}
