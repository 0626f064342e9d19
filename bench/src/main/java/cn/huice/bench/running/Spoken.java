package cn.huice.bench.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service says to the database during a command, read from the database's own log.
 *
 * @param statements from begin to commit, these two left out
 */
public record Spoken(List<Statement> statements) {
    private static final Pattern LINE = Pattern.compile("@@(\\d+) (LOG|DETAIL): {2}(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'([^']*+(?:''[^']*+)*+)')");

    /** @param parameters null for NULL */
    public record Statement(String sql, List<String> parameters) {
        private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

        /** With the values it had. */
        public void run(Connection connection) {
            try (PreparedStatement ready =
                    connection.prepareStatement(PLACE.matcher(sql).replaceAll("?"))) {
                Matcher place = PLACE.matcher(sql);
                for (int i = 1; place.find(); i++) {
                    ready.setObject(i, parameters.get(Integer.parseInt(place.group(1)) - 1), Types.OTHER);
                }
                ready.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    /** Those that wrote the receipt of a command. */
    public static List<Spoken> commands(List<Spoken> all) {
        return all.stream()
                .filter(said ->
                        said.statements().stream().anyMatch(one -> one.sql().startsWith("INSERT INTO command_receipt")))
                .toList();
    }

    /** Every transaction since the offset, in their order. */
    public static List<Spoken> read(Path log, long offset) {
        List<Spoken> found = new ArrayList<>();
        Map<String, List<Statement>> open = new HashMap<>();
        for (String entry : entries(log, offset)) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                continue;
            }
            List<Statement> said = open.computeIfAbsent(line.group(1), session -> new ArrayList<>());
            String text = line.group(3);
            if (line.group(2).equals("DETAIL")) {
                if (!said.isEmpty()) {
                    said.add(new Statement(said.removeLast().sql(), parameters(text)));
                }
                continue;
            }
            String sql = text.replaceFirst("^(execute [^:]*|statement): ", "").strip();
            if (sql.equals(text.strip())) {
                continue;
            }
            switch (sql.toUpperCase(java.util.Locale.ROOT)) {
                case "BEGIN" -> said.clear();
                case "COMMIT" -> {
                    found.add(new Spoken(List.copyOf(said)));
                    said.clear();
                }
                default -> said.add(new Statement(sql, List.of()));
            }
        }
        return found;
    }

    private static List<String> entries(Path log, long offset) {
        try (var channel = Files.newInputStream(log)) {
            channel.skipNBytes(offset);
            String text = new String(channel.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return List.of(text.split("\\n(?!\\t)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parameters(String detail) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            values.add(
                    parameter.group(1).equals("NULL")
                            ? null
                            : parameter.group(2).replace("''", "'"));
        }
        return values;
    }
}
