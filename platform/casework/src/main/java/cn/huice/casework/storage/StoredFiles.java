package cn.huice.casework.storage;

import cn.huice.journal.sql.Database;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files outside of the database, which knows who holds which. The same content is kept once. A file comes before its record:
 * what a transaction records is on disk, and what none records is swept away.
 */
@ApplicationScoped
public class StoredFiles {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String UNHELD = """
            select digest from unnest(?::text[]) digest
            where not exists (select 1 from stored_file f where f.digest = digest.digest)
            """;
    private static final int SWEPT_AT_ONCE = 1_000;
    private final Database database;
    private final FileStore store;
    private final Spool spool;
    private final Path incoming;
    private final Path forms;

    StoredFiles(Database database, StorageSettings settings) {
        this.database = database;
        this.incoming = settings.folder().resolve("incoming");
        this.forms = settings.folder().resolve("forms");
        this.spool = new Spool(incoming, settings.reserve().asLongValue());
        this.store = settings.s3().bucket().isPresent()
                ? S3Store.of(settings.s3())
                : new FolderStore(settings.folder().resolve("files"));
    }

    /** A file as it is given out; closing it throws away a copy that was made for it. */
    public record Fetched(Path file, long size, boolean copy) implements AutoCloseable {
        /** Writes it all, in pieces. */
        public void writeTo(OutputStream target) throws IOException {
            Files.copy(file, target);
        }

        @Override
        public void close() {
            if (copy) {
                new Spooled(file, "", size).close();
            }
        }
    }

    /**
     * Takes a stream to disk. Outside of any transaction: it may last.
     *
     * @param bound bytes
     * @throws ProblemException 413 above the bound, 507 without space, 400 if the stream breaks off
     */
    public Spooled take(InputStream stream, long bound) {
        return spool.take(stream, bound);
    }

    /** @throws ProblemException 507 where the folder has no room for so many bytes besides its reserve */
    void requireRoom(long bytes) {
        spool.requireSpace(bytes);
    }

    /**
     * Sends a file ahead to a store that is far away, so that {@link #keep} finds it there and holds no transaction open
     * meanwhile. Outside of any transaction. What is not kept then is swept away.
     *
     * @throws ProblemException 507 where the store is full, 503 where it is away
     */
    public void bring(Spooled spooled) {
        if (store.distant()) {
            put(spooled);
        }
    }

    /**
     * Keeps a file for a holder if the transaction commits.
     *
     * @param holder what needs it, unique: {@code material:<id>}
     * @throws ProblemException 507 where the store is full, 503 where it is away
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void keep(Spooled spooled, String holder) {
        lock(spooled.digest());
        put(spooled);
        hold(spooled.digest(), spooled.size(), holder);
    }

    /** One more holder of a file that is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void share(String digest, long size, String holder) {
        lock(digest);
        hold(digest, size, holder);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String digest, String holder) {
        database.change("delete from stored_file where digest = ? and holder = ?", digest, holder);
    }

    /**
     * The content, checked against its digest before a byte of it is given out.
     *
     * @throws ProblemException 500 where it is lost or not what was kept, 503 where the store is away
     */
    public Fetched fetch(String digest) {
        Path place = spool.place();
        try {
            Files.createDirectories(incoming);
            Path file = store.fetch(digest, place);
            Fetched fetched = new Fetched(file, Files.size(file), file.equals(place));
            if (!Spool.digest(file).equals(digest)) {
                fetched.close();
                throw damaged(digest);
            }
            return fetched;
        } catch (NoSuchFileException e) {
            new Spooled(place, "", 0).close();
            ProblemException problem = damaged(digest);
            problem.initCause(e);
            throw problem;
        } catch (IOException e) {
            new Spooled(place, "", 0).close();
            throw away(e);
        }
    }

    /** What lies in the store since before that time and nobody holds is removed. @return how many */
    public int sweep(Instant before) {
        List<String> old = new ArrayList<>();
        int[] removed = {0};
        try {
            sweep(incoming, before);
            sweep(forms, before);
            store.olderThan(before, digest -> {
                old.add(digest);
                if (old.size() == SWEPT_AT_ONCE) {
                    removed[0] += removeUnheld(old);
                    old.clear();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return removed[0] + removeUnheld(old);
    }

    /** Nearly all are held, and one question tells of many; only what is not is looked at again, under its lock. */
    private int removeUnheld(List<String> digests) {
        return (int) database.list(UNHELD, row -> row.getString(1), List.copyOf(digests)).stream()
                .filter(this::removedIfUnheld)
                .count();
    }

    private boolean removedIfUnheld(String digest) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock(digest);
            boolean held = database.first("select 1 from stored_file where digest = ? limit 1", row -> true, digest)
                    .isPresent();
            if (!held) {
                store.remove(digest);
            }
            return !held;
        });
    }

    private static void sweep(Path folder, Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Keeping and sweeping the same content wait for each other, in whichever process. */
    private void lock(String digest) {
        database.list(LOCK, row -> true, "stored_file/" + digest);
    }

    private void put(Spooled spooled) {
        try {
            store.keep(spooled.digest(), spooled.file(), spooled.size());
        } catch (IOException e) {
            throw Spool.notKept(e);
        }
    }

    private void hold(String digest, long size, String holder) {
        database.change(
                "insert into stored_file (digest, holder, size) values (?, ?, ?) on conflict do nothing",
                digest,
                holder,
                size);
    }

    private static ProblemException away(IOException cause) {
        ProblemException problem = new ProblemException(
                503, "storage-unavailable", Text.of("存储暂不可用，请稍后再取", "The storage is away; try again later"), List.of());
        problem.initCause(cause);
        return problem;
    }

    private static ProblemException damaged(String digest) {
        return new ProblemException(
                500,
                "file-damaged",
                Text.of("存储中的文件缺失或已被改动（" + digest + "）", "The stored file is lost or altered (" + digest + ")"),
                List.of());
    }
}
