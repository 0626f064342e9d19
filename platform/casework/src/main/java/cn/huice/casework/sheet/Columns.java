package cn.huice.casework.sheet;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a list: what the API says of an item, by path. They follow from the item's type and not from the items, so that
 * a field which is empty in the first of them has its column too.
 */
final class Columns {
    /** Deeper than any item; what lies below is one cell. */
    private static final int DEEPEST = 4;

    private final List<Column> all;

    private Columns(List<Column> all) {
        this.all = all;
    }

    /** @param at where in an item: a JSON pointer, empty for all of it */
    private record Column(String path, String at) {}

    static Columns of(ObjectMapper json, Type item) {
        List<Column> columns = new ArrayList<>();
        collect(json, json.constructType(item), "", columns, 0);
        return new Columns(List.copyOf(columns));
    }

    List<String> heads() {
        return all.stream().map(column -> ColumnNames.zh(column.path())).toList();
    }

    List<?> cells(JsonNode item) {
        List<Object> cells = new ArrayList<>();
        all.forEach(column -> cells.add(Cells.value(item.at(column.at()))));
        return cells;
    }

    private static void collect(ObjectMapper json, JavaType type, String path, List<Column> columns, int depth) {
        List<BeanProperty> fields = depth > DEEPEST ? List.of() : Fields.of(json, type);
        if (fields.isEmpty()) {
            columns.add(new Column(path, path.isEmpty() ? "" : "/" + path.replace('.', '/')));
        }
        for (BeanProperty field : fields) {
            String below = path.isEmpty() ? field.getName() : path + "." + field.getName();
            collect(json, field.getType(), below, columns, depth + 1);
        }
    }

    /** The fields of what is written as an object with fixed ones; none of anything else. */
    private static final class Fields extends JsonFormatVisitorWrapper.Base {
        private final List<BeanProperty> found = new ArrayList<>();

        static List<BeanProperty> of(ObjectMapper json, JavaType type) {
            Fields fields = new Fields();
            try {
                json.acceptJsonFormatVisitor(type, fields);
            } catch (JsonMappingException e) {
                throw new IllegalStateException("no columns of " + type, e);
            }
            return fields.found;
        }

        @Override
        public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            return new JsonObjectFormatVisitor.Base(getProvider()) {
                @Override
                public void property(BeanProperty field) {
                    found.add(field);
                }

                @Override
                public void optionalProperty(BeanProperty field) {
                    found.add(field);
                }
            };
        }
    }
}
