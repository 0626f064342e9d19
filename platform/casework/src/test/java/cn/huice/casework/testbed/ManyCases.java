package cn.huice.casework.testbed;

import cn.huice.journal.sql.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fills a register with cases as a city has them after some years, made from one that exists. */
public final class ManyCases {
    private ManyCases() {}

    /**
     * @param pattern id of the application whose rest the others take over
     * @param count how many; created evenly over the three years before 2023-06-05, of sixteen districts
     */
    public static void like(String pattern, int count, Database database) {
        database.change(statement(), count, count, 1, count, pattern);
        // Rows that others left dead would be counted with those that are read.
        database.change("vacuum analyze application");
        database.change("vacuum analyze application_text");
    }

    private static String statement() {
        try (InputStream file = ManyCases.class.getResourceAsStream("/many-cases.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
