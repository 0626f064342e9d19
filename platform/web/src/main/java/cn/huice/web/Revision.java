package cn.huice.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/**
 * The state of a thing the caller has seen: its ETag (RFC 9110), a counter that grows with every change.
 *
 * <p>As a parameter: {@code @HeaderParam("If-Match") Revision seen}; null where the header is missing.
 */
public record Revision(long number) {

    /** Reads an If-Match header: a strong tag with a number, as replies give it. */
    public static Revision fromString(String header) {
        String tag = header.strip();
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw ProblemException.badField(FieldError.of(
                    "If-Match",
                    "应为上次返回的 ETag，如 \"3\"",
                    "must be the ETag of the last reply, such as \"3\"",
                    "RFC 9110 §13.1.1"));
        }
        return new Revision(Long.parseLong(tag.substring(1, tag.length() - 1)));
    }

    public EntityTag etag() {
        return new EntityTag(Long.toString(number));
    }

    /** 200 with a thing as it stands at this revision. */
    public Response ok(Object thing) {
        return Response.ok(thing).tag(etag()).build();
    }

    /** 201 with a new thing. @param path under which it is read from now on */
    public Response created(String path, Object thing) {
        return Response.created(URI.create(path)).tag(etag()).entity(thing).build();
    }

    /**
     * Refuses a change made on an outdated view.
     *
     * @throws ProblemException 428 where the caller named no revision, 412 where the thing has moved on
     */
    public static void check(Revision seen, long current) {
        if (seen == null) {
            throw new ProblemException(
                    428,
                    "if-match-required",
                    Text.of("请带上 If-Match", "Send If-Match with the ETag last seen"),
                    List.of());
        }
        if (seen.number() != current) {
            throw new ProblemException(
                    412,
                    "revision-outdated",
                    Text.of("内容已更新，请重新读取后再操作", "It has changed since; read it again first"),
                    List.of());
        }
    }
}
