package cn.huice.web;

import java.util.List;

/**
 * A refusal the caller can act on. Domain code throws it; the mapper of this package turns it into problem+json
 * (RFC 9457) in the caller's language.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Text detail;
    private final transient List<FieldError> errors;

    public ProblemException(int status, String code, Text detail, List<FieldError> errors) {
        super(code + ": " + detail.en());
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.errors = List.copyOf(errors);
    }

    /** 400: the request itself is malformed. */
    public static ProblemException badRequest(String code, Text detail, FieldError... errors) {
        return new ProblemException(400, code, detail, List.of(errors));
    }

    /** 400 for one field. */
    public static ProblemException badField(FieldError error) {
        return new ProblemException(
                400, "invalid-request", Text.of("请求中有字段不合要求", "A field of the request is not valid"), List.of(error));
    }

    /** 403: the caller's role does not allow it, and saying so gives nothing away. */
    public static ProblemException forbidden(String code, Text detail) {
        return new ProblemException(403, code, detail, List.of());
    }

    /** 404: it is not there, or not for this caller to know. */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(
                404, "not-found", Text.of("没有找到 " + what + " " + id, "No " + what + " " + id), List.of());
    }

    /** 409: the request is well-formed, the state of things forbids it. */
    public static ProblemException conflict(String code, Text detail, FieldError... errors) {
        return new ProblemException(409, code, detail, List.of(errors));
    }

    /** 422: well-formed, but a rule of the field is broken. */
    public static ProblemException unprocessable(String code, Text detail, FieldError... errors) {
        return new ProblemException(422, code, detail, List.of(errors));
    }

    public int status() {
        return status;
    }

    /** Stable, in kebab-case; the last part of the problem's type URN. */
    public String code() {
        return code;
    }

    public Text detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
