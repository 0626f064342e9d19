package cn.huice.bench.casework;

import cn.huice.bench.running.Spoken;
import cn.huice.bench.running.Spoken.Statement;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of one whole case as a script of pgbench: the same text in the same transactions, with ids of its own each time.
 * What else they were given stands in them as it was.
 */
final class Replay {
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** Longer ones are documents, which nothing is looked up by. */
    private static final int LONGEST_KEY = 160;

    private final String subject;
    private final List<String> own;
    private final List<String> shared;
    private final int subjects;
    private final Map<String, Integer> variables = new LinkedHashMap<>();

    /**
     * @param subject the captured case's
     * @param own what else no other case has: its id, its number
     * @param shared ids that all cases have in common
     * @param subjects how many there are
     */
    Replay(String subject, List<String> own, List<String> shared, int subjects) {
        this.subject = subject;
        this.own = own;
        this.shared = shared;
        this.subjects = subjects;
    }

    /**
     * Writes the script.
     *
     * @param database says what types the parameters have
     * @return transactions, as many as commands
     */
    String script(List<Spoken> commands, Connection database) throws SQLException {
        StringBuilder body = new StringBuilder();
        for (Spoken command : commands) {
            body.append("BEGIN;\n");
            for (Statement statement : command.statements()) {
                body.append(sql(statement, database)).append(";\n");
            }
            body.append("COMMIT;\n");
        }
        StringBuilder script = new StringBuilder(
                "\\set base random(1, 90000000000000)\n\\set subject 9100000000 + random(0, " + (subjects - 1) + ")\n");
        variables.forEach((value, n) -> script.append("\\set v%d :base * 1000 + %d%n".formatted(n, n)));
        return script.append(body).toString();
    }

    private String sql(Statement statement, Connection database) throws SQLException {
        Matcher place = PLACE.matcher(statement.sql().replaceAll("\\s+", " "));
        StringBuilder text = new StringBuilder();
        try (PreparedStatement prepared =
                database.prepareStatement(PLACE.matcher(statement.sql()).replaceAll("?"))) {
            ParameterMetaData types = prepared.getParameterMetaData();
            for (int i = 1; place.find(); i++) {
                String value = statement.parameters().get(Integer.parseInt(place.group(1)) - 1);
                String written = i == Appended.POSITION && Appended.to(statement, shared)
                        ? "(SELECT position + 1 FROM journal_stream WHERE stream = "
                                + quoted(Appended.stream(statement)) + ")"
                        : written(value, types.getParameterTypeName(i));
                place.appendReplacement(text, Matcher.quoteReplacement(written));
            }
        }
        return place.appendTail(text).toString();
    }

    /** What pgbench fills in is a number; without its type the database could not always tell what it stands for. */
    private String written(String value, String type) {
        if (value == null) {
            return "NULL";
        }
        if (value.equals(subject)) {
            return ":subject::" + type;
        }
        if (value.startsWith("{") && value.contains(subject)) {
            int at = value.indexOf(subject);
            return "(" + quoted(value.substring(0, at)) + " || :subject::text || "
                    + quoted(value.substring(at + subject.length())) + ")::" + type;
        }
        if (shared.stream().anyMatch(value::contains)) {
            return quoted(value);
        }
        if (UUID.matcher(value).matches()) {
            return "lpad(" + variable(value) + "::text, 32, '0')::uuid::" + type;
        }
        if (value.length() <= LONGEST_KEY && isOwn(value)) {
            String text = variable(value) + "::text";
            return type.startsWith("_") ? "array[" + text + "]" : text + "::" + type;
        }
        return quoted(value);
    }

    private String variable(String value) {
        return ":v" + variables.computeIfAbsent(value, fresh -> variables.size() + 1);
    }

    private static String quoted(String value) {
        // pgbench would take a colon before a letter for a variable, also within quotes.
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a") + "'";
    }

    private boolean isOwn(String value) {
        return own.stream().anyMatch(value::contains)
                || value.contains(subject)
                || (UUID.matcher(value).find() && !UUID.matcher(value).matches());
    }
}
