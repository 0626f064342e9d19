package cn.huice.registry;

import cn.huice.journal.sql.Database;
import cn.huice.registry.identifier.PersonalDataCipher;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One table's part in a change of keys: which of its columns are encrypted, for which place each, and what else follows from a
 * column's text and changes with the key.
 */
public final class EncryptedTable {
    private final Database database;
    private final PersonalDataCipher cipher;
    private final String table;
    private final List<String> key;
    private final List<Column> columns = new ArrayList<>();

    private EncryptedTable(Database database, PersonalDataCipher cipher, String table, List<String> key) {
        this.database = database;
        this.cipher = cipher;
        this.table = table;
        this.key = key;
    }

    /**
     * Not encrypted itself.
     *
     * @param of the plain text
     */
    private record Derived(String name, BiFunction<List<String>, String, String> of) {}

    /** @param place of the text in the row of that key */
    private record Column(String name, Function<List<String>, String> place, List<Derived> derived) {}

    /** As it lies on disk. */
    private record Stored(List<String> key, List<String> texts) {}

    /** @param key the columns of the primary key, all of them texts */
    public static EncryptedTable of(Database database, PersonalDataCipher cipher, String table, String... key) {
        return new EncryptedTable(database, cipher, table, List.of(key));
    }

    /**
     * A column that is encrypted, or null.
     *
     * @param place by the row's primary key, as for {@link PersonalDataCipher#seal}
     */
    public EncryptedTable column(String name, Function<List<String>, String> place) {
        columns.add(new Column(name, place, new ArrayList<>()));
        return this;
    }

    /**
     * What is stored besides of the column before, such as what it is looked up by.
     *
     * @param of the row's primary key and the column's plain text
     */
    public EncryptedTable with(String name, BiFunction<List<String>, String, String> of) {
        columns.getLast().derived().add(new Derived(name, of));
        return this;
    }

    /** Rows that another key than the one which encrypts now has encrypted. */
    public long outdated() {
        return database.first(
                        "select count(*) from " + table + " where " + isOutdated(),
                        row -> row.getLong(1),
                        prefixes().toArray())
                .orElseThrow();
    }

    /** See {@link EncryptedColumns#reseal}. */
    public List<String> reseal(List<String> after, int most) {
        List<Object> arguments = new ArrayList<>(after.isEmpty() ? Collections.nCopies(key.size(), "") : after);
        arguments.addAll(prefixes());
        arguments.add(most);
        String keys = String.join(", ", key);
        List<Stored> some = database.list(
                "select " + keys + ", " + names() + " from " + table + " where (" + keys + ") > ("
                        + String.join(", ", Collections.nCopies(key.size(), "?")) + ") and " + isOutdated()
                        + " order by " + keys + " limit ? for update skip locked",
                this::read,
                arguments.toArray());
        some.forEach(this::reseal);
        return some.isEmpty() ? List.of() : some.getLast().key();
    }

    private void reseal(Stored row) {
        List<String> sets = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String old = row.texts().get(i);
            String place = column.place().apply(row.key());
            sets.add(column.name() + " = ?");
            arguments.add(cipher.reseal(old, place));
            for (Derived derived : column.derived()) {
                sets.add(derived.name() + " = ?");
                arguments.add(old == null ? null : derived.of().apply(row.key(), cipher.open(old, place)));
            }
        }
        arguments.addAll(row.key());
        database.change(
                "update " + table + " set " + String.join(", ", sets) + " where "
                        + key.stream().map(each -> each + " = ?").collect(Collectors.joining(" and ")),
                arguments.toArray());
    }

    private Stored read(ResultSet row) throws SQLException {
        List<String> keys = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String each : key) {
            keys.add(row.getString(each));
        }
        for (Column column : columns) {
            texts.add(row.getString(column.name()));
        }
        return new Stored(List.copyOf(keys), texts);
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private String isOutdated() {
        return columns.stream()
                .map(column -> "not starts_with(" + column.name() + ", ?)")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private List<String> prefixes() {
        return Collections.nCopies(columns.size(), cipher.currentPrefix());
    }
}
