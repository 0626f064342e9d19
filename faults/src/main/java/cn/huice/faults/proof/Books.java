package cn.huice.faults.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One service's database, looked into from outside. */
public final class Books {
    private final String service;
    private final String url;

    /** @param service talent, industry or land, which is its database's name too */
    public Books(String service, int port) {
        this.service = service;
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/" + service;
    }

    public String service() {
        return service;
    }

    /** Its name as the source of events. */
    public String source() {
        return "/" + (service.equals("industry") ? "industry-fund" : service) + "-service";
    }

    /** Every row as texts; null where null. */
    public List<String[]> rows(String sql, Object... arguments) {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                var rows = new ArrayList<String[]>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    var row = new String[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = result.getString(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(service + ": " + sql, refused);
        }
    }

    public long count(String sql) {
        return Long.parseLong(rows(sql).getFirst()[0]);
    }

    /** Changes with whatever is written into the journal or applied from a topic. */
    public String written() {
        return String.join(" ", rows("""
                select (select coalesce(max(sequence), 0) from journal_entry), (select count(*) from journal_inbox)
                """).getFirst());
    }

    /** While this is open, whoever wants to write the journal waits. */
    public final class Held implements AutoCloseable {
        private final Connection connection;

        private Held() {
            try {
                connection = open();
                connection.setAutoCommit(false);
                try (PreparedStatement lock =
                        connection.prepareStatement("lock table journal_stream in exclusive mode")) {
                    lock.execute();
                }
            } catch (SQLException refused) {
                throw new IllegalStateException(service, refused);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException refused) {
                throw new IllegalStateException(service, refused);
            }
        }
    }

    /** Lets nobody write the journal for a while; what is done by {@link #tamper} is not kept from it. */
    public Held hold() {
        return new Held();
    }

    /** As its administrator would, past all that guards the tables. */
    public void tamper(String... statements) {
        try (Connection connection = open()) {
            for (String sql : statements) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.execute();
                }
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(service, refused);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, "huice", "huice");
    }
}
