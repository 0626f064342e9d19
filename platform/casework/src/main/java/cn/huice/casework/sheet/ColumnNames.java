package cn.huice.casework.sheet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Fields of the API by the names people know; {@code column-names.properties} beside this class. */
final class ColumnNames {
    private static final Properties NAMES = read();

    private ColumnNames() {}

    /** The field's own name where it has no other. */
    static String zh(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        return NAMES.getProperty(field, NAMES.getProperty(last, field));
    }

    private static Properties read() {
        Properties names = new Properties();
        try (var file = new InputStreamReader(
                ColumnNames.class.getResourceAsStream("column-names.properties"), StandardCharsets.UTF_8)) {
            names.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
