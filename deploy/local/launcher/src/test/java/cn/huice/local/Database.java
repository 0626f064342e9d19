package cn.huice.local;

import cn.huice.local.stack.PostgresNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** One service's database, looked into from outside. */
final class Database {
    private final String address;

    Database(Home home, Part service) {
        this.address = "jdbc:postgresql://127.0.0.1:" + home.port(Part.POSTGRES) + "/" + service.label();
    }

    /** Every row as one line: its columns, separated by blanks, "-" for null. */
    List<String> rows(String query) {
        var login = new Properties();
        login.setProperty("user", PostgresNode.USER);
        login.setProperty("password", PostgresNode.PASSWORD);
        try (var connection = DriverManager.getConnection(address, login);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var lines = new ArrayList<String>();
            var columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var line = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    var value = result.getString(column);
                    line.add(value == null ? "-" : value);
                }
                lines.add(String.join(" ", line));
            }
            return lines;
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }
}
