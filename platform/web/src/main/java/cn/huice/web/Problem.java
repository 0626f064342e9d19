package cn.huice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code urn:huice:problem:<code>}
 * @param title the HTTP status in words
 * @param status HTTP status
 * @param detail what happened, in the caller's language
 * @param instance {@code urn:huice:request:<request id>}, the same id as in the logs and the journal
 * @param code the stable code, for programs
 * @param errors the fields at fault; empty where no single field is
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, String instance, String code, List<Field> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** One field at fault; see {@link FieldError}. */
    public record Field(String field, String reason, String rule) {}

    public static Problem of(ProblemException refusal, Locale language, String requestId) {
        return new Problem(
                "urn:huice:problem:" + refusal.code(),
                title(refusal.status(), language),
                refusal.status(),
                refusal.detail().in(language),
                "urn:huice:request:" + requestId,
                refusal.code(),
                refusal.errors().stream()
                        .map(e -> new Field(e.field(), e.reason().in(language), e.rule()))
                        .toList());
    }

    /** The refusal as an answer, in the language that was asked for; for commands whose refusals are kept. */
    public static Response answer(ProblemException refusal, HttpHeaders headers) {
        return Response.status(refusal.status())
                .type(MEDIA_TYPE)
                .entity(of(refusal, Language.of(headers), RequestId.current()))
                .build();
    }

    private static String title(int status, Locale language) {
        return switch (status) {
            case 400 -> Text.of("请求不合要求", "Bad request").in(language);
            case 401 -> Text.of("需要登录", "Authentication required").in(language);
            case 403 -> Text.of("无权操作", "Not allowed").in(language);
            case 404 -> Text.of("未找到", "Not found").in(language);
            case 405 -> Text.of("不支持的方法", "Method not allowed").in(language);
            case 406 -> Text.of("不支持的返回格式", "Not acceptable").in(language);
            case 409 -> Text.of("与当前状态冲突", "Conflict").in(language);
            case 412 -> Text.of("内容已被他人修改", "Changed meanwhile").in(language);
            case 413 -> Text.of("请求过大", "Request too large").in(language);
            case 415 -> Text.of("不支持的内容格式", "Unsupported media type").in(language);
            case 422 -> Text.of("不符合规则", "Rule broken").in(language);
            case 428 -> Text.of("缺少前提条件", "Precondition required").in(language);
            case 429 -> Text.of("请求过于频繁", "Too many requests").in(language);
            case 502 -> Text.of("上游服务答复有误", "Bad gateway").in(language);
            case 503 -> Text.of("服务暂不可用", "Unavailable").in(language);
            case 507 -> Text.of("存储空间不足", "Insufficient storage").in(language);
            case 504 -> Text.of("上游服务未及时答复", "Gateway timeout").in(language);
            default ->
                status >= 500
                        ? Text.of("系统错误", "Internal error").in(language)
                        : Text.of("请求未被接受", "Request refused").in(language);
        };
    }
}
