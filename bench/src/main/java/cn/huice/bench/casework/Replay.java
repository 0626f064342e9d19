package cn.huice.bench.casework;

import cn.huice.bench.running.Spoken;
import cn.huice.bench.running.Spoken.Statement;
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

    /** @return the script; its transactions are as many as commands */
    String script(List<Spoken> commands) {
        StringBuilder body = new StringBuilder();
        for (Spoken command : commands) {
            body.append("BEGIN;\n");
            command.statements()
                    .forEach(statement -> body.append(sql(statement)).append(";\n"));
            body.append("COMMIT;\n");
        }
        StringBuilder script = new StringBuilder(
                "\\set base random(1, 90000000000000)\n\\set subject 9100000000 + random(0, " + (subjects - 1) + ")\n");
        variables.forEach((value, n) -> script.append("\\set v%d :base * 1000 + %d%n".formatted(n, n)));
        return script.append(body).toString();
    }

    private String sql(Statement statement) {
        Matcher place = PLACE.matcher(statement.sql().replaceAll("\\s+", " "));
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            String value = statement.parameters().get(Integer.parseInt(place.group(1)) - 1);
            place.appendReplacement(text, Matcher.quoteReplacement(written(value)));
        }
        return place.appendTail(text).toString();
    }

    private String written(String value) {
        if (value == null) {
            return "NULL";
        }
        if (value.equals(subject)) {
            return ":subject";
        }
        if (value.startsWith("{") && value.contains(subject)) {
            return "('" + value.substring(0, value.indexOf(subject)) + "' || :subject || '"
                    + value.substring(value.indexOf(subject) + subject.length()) + "')";
        }
        if (shared.stream().anyMatch(value::contains)) {
            return quoted(value);
        }
        if (value.length() <= LONGEST_KEY && isOwn(value)) {
            return ":v" + variables.computeIfAbsent(value, fresh -> variables.size() + 1);
        }
        if (UUID.matcher(value).matches()) {
            return "gen_random_uuid()";
        }
        return quoted(value);
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
