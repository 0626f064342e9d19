package cn.huice.bench.casework;

import cn.huice.bench.running.Spoken;
import cn.huice.bench.running.Spoken.Statement;
import cn.huice.bench.running.Town;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same statements with all they were given, over plain JDBC connections: what a service could reach that only talks to its database. */
final class JdbcReplay {
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private final List<Spoken> commands;
    private final String subject;
    private final String number;
    private final List<String> shared;
    private final int subjects;

    JdbcReplay(List<Spoken> commands, String subject, String number, List<String> shared, int subjects) {
        this.commands = commands;
        this.subject = subject;
        this.number = number;
        this.shared = shared;
        this.subjects = subjects;
    }

    /** Whole cases a second. */
    double rate(Town town, String database, int connections, int seconds) {
        AtomicLong cases = new AtomicLong();
        AtomicReference<SQLException> failure = new AtomicReference<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Connection connection = town.connect(database)) {
                    connection.setAutoCommit(false);
                    Map<String, PreparedStatement> prepared = new HashMap<>();
                    while (System.nanoTime() < end) {
                        replay(connection, prepared);
                        cases.incrementAndGet();
                    }
                } catch (SQLException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the replay failed", failure.get());
        }
        return cases.get() / (double) seconds;
    }

    private void replay(Connection connection, Map<String, PreparedStatement> prepared) throws SQLException {
        Map<String, String> own = new LinkedHashMap<>();
        shared.forEach(id -> own.put(id, id));
        own.put(subject, Commands.subject(ThreadLocalRandom.current().nextInt(subjects)));
        own.put(number, "R-" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        for (Spoken command : commands) {
            AtomicLong head = new AtomicLong();
            for (Statement statement : command.statements()) {
                run(connection, prepared, statement, own, head);
            }
            connection.commit();
        }
    }

    private void run(
            Connection connection,
            Map<String, PreparedStatement> prepared,
            Statement statement,
            Map<String, String> own,
            AtomicLong head)
            throws SQLException {
        PreparedStatement ready = prepared.get(statement.sql());
        if (ready == null) {
            ready = connection.prepareStatement(PLACE.matcher(statement.sql()).replaceAll("?"));
            prepared.put(statement.sql(), ready);
        }
        Matcher place = PLACE.matcher(statement.sql());
        for (int i = 1; place.find(); i++) {
            String value = statement.parameters().get(Integer.parseInt(place.group(1)) - 1);
            if (value == null) {
                ready.setNull(i, Types.OTHER);
            } else if (i == Appended.POSITION && Appended.to(statement, shared)) {
                ready.setLong(i, head.get() + 1);
            } else {
                ready.setObject(i, fresh(value, own), Types.OTHER);
            }
        }
        if (ready.execute()) {
            try (ResultSet rows = ready.getResultSet()) {
                if (Appended.looksAtHead(statement) && rows.next()) {
                    head.set(rows.getLong("position"));
                }
            }
        }
    }

    private static String fresh(String value, Map<String, String> own) {
        String text = UUIDS.matcher(value)
                .replaceAll(found -> own.computeIfAbsent(
                        found.group(), old -> UUID.randomUUID().toString()));
        for (Map.Entry<String, String> one : own.entrySet()) {
            if (!UUIDS.matcher(one.getKey()).matches()) {
                text = text.replace(one.getKey(), one.getValue());
            }
        }
        return text;
    }
}
