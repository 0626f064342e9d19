package cn.huice.casework.sheet;

import cn.huice.journal.sql.Database;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Answers with a table that is written while it is read: one query through a cursor, a row in memory at a time. Each holds a
 * database connection as long as its reader takes, so only a few run at once.
 */
@ApplicationScoped
public class Export {
    private static final int AT_ONCE = 4;
    private static final int LONGEST_SECONDS = 3600;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Database database;

    Export(Database database) {
        this.database = database;
    }

    /** Where rows come from, inside of a transaction. */
    @FunctionalInterface
    public interface Rows {
        void each(Consumer<List<?>> row);
    }

    /** @throws ProblemException 503 while as many exports run as may */
    public Response of(String title, List<String> headers, Rows rows) {
        StreamingOutput body = target -> inTurn(target, title, headers, rows);
        if (places.availablePermits() == 0) {
            throw busy();
        }
        return Response.ok(body, Xlsx.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(title))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static String disposition(String title) {
        return "attachment; filename=\"export.xlsx\"; filename*=UTF-8''"
                + URLEncoder.encode(title, StandardCharsets.UTF_8) + ".xlsx";
    }

    private void inTurn(OutputStream target, String title, List<String> headers, Rows rows) throws IOException {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            Xlsx sheet = new Xlsx(target, title, headers);
            database.atLength(LONGEST_SECONDS, () -> {
                rows.each(row -> append(sheet, row));
                return null;
            });
            sheet.finish();
        } finally {
            places.release();
        }
    }

    private static void append(Xlsx sheet, List<?> row) {
        try {
            sheet.row(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException busy() {
        return new ProblemException(
                503,
                "exports-busy",
                Text.of("正在进行的导出过多，请稍后再试", "Too many exports are running; try again later"),
                List.of());
    }
}
