package cn.huice.casework.sheet;

import cn.huice.web.FollowingPages;
import cn.huice.web.Listed;
import cn.huice.web.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Any list as a workbook: all of its pages, one after the other, one in memory at a time. */
@Provider
@Produces(Listed.WORKBOOK)
public class PageWorkbook implements MessageBodyWriter<Page<?>> {
    private static final List<String> NOTHING = List.of("（无）");
    private final FollowingPages following;
    private final ObjectMapper json;

    PageWorkbook(FollowingPages following, ObjectMapper json) {
        this.following = following;
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Page.class;
    }

    @Override
    public void writeTo(
            Page<?> first,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, Export.disposition(following.title()));
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        List<Map<String, JsonNode>> rows = rows(first);
        List<String> columns = columns(rows);
        List<String> heads = columns.stream().map(ColumnNames::zh).toList();
        Xlsx sheet = new Xlsx(target, following.title(), heads.isEmpty() ? NOTHING : heads);
        append(sheet, columns, rows);
        for (Page<?> page = first; page.next() != null; ) {
            page = following.after(page.next());
            append(sheet, columns, rows(page));
        }
        sheet.finish();
    }

    private List<Map<String, JsonNode>> rows(Page<?> page) {
        return page.items().stream()
                .map(item -> Cells.flat(json.valueToTree(item)))
                .toList();
    }

    /** Those of the first page: every item of a list has the same fields. */
    private static List<String> columns(List<Map<String, JsonNode>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return List.copyOf(columns);
    }

    private static void append(Xlsx sheet, List<String> columns, List<Map<String, JsonNode>> rows) throws IOException {
        for (Map<String, JsonNode> row : rows) {
            sheet.row(columns.stream()
                    .<Object>map(column -> Cells.value(row.get(column)))
                    .toList());
        }
    }
}
