package cn.huice.casework.sheet;

import cn.huice.web.FollowingPages;
import cn.huice.web.Listed;
import cn.huice.web.Page;
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
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** Any list as a workbook: all of its pages, one after the other, one in memory at a time. */
@Provider
@Produces(Listed.WORKBOOK)
public class PageWorkbook implements MessageBodyWriter<Object> {
    private final FollowingPages following;
    private final ObjectMapper json;

    PageWorkbook(FollowingPages following, ObjectMapper json) {
        this.following = following;
        this.json = json;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return generic instanceof ParameterizedType && (type == Page.class || List.class.isAssignableFrom(type));
    }

    @Override
    public void writeTo(
            Object listed,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, Export.disposition(following.title()));
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        Type item = ((ParameterizedType) generic).getActualTypeArguments()[0];
        Columns columns = Columns.of(json, item);
        Xlsx sheet = new Xlsx(target, following.title(), columns.heads());
        for (Page<?> page = first(listed); page != null; ) {
            for (Object each : page.items()) {
                sheet.row(columns.cells(json.valueToTree(each)));
            }
            page = page.next() == null ? null : following.after(page.next());
        }
        sheet.finish();
    }

    private static Page<?> first(Object listed) {
        return listed instanceof Page<?> page ? page : new Page<>((List<?>) listed, null);
    }
}
