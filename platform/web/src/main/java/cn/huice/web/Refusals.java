package cn.huice.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become problem+json. Public because the code Quarkus generates for it calls it. */
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    public Response refused(ProblemException refusal, HttpHeaders headers) {
        return problem(refusal, headers).build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, HttpHeaders headers) {
        List<FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new FieldError(
                        fieldOf(v),
                        Text.same(v.getMessage()),
                        v.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()))
                .toList();
        return problem(malformed(errors), headers).build();
    }

    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException e, HttpHeaders headers) {
        return problem(malformed(List.of(explain(e))), headers).build();
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e, HttpHeaders headers) {
        return notSignedIn(headers);
    }

    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException e, HttpHeaders headers) {
        return notSignedIn(headers);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, HttpHeaders headers) {
        return problem(
                        ProblemException.forbidden(
                                "role-required", Text.of("当前身份无权执行此操作", "Your role does not allow this")),
                        headers)
                .build();
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e, HttpHeaders headers) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refused(refusal, headers);
            }
            if (cause instanceof JsonMappingException mapping) {
                return problem(malformed(List.of(explain(mapping))), headers).build();
            }
            if (cause instanceof JsonProcessingException broken) {
                return problem(malformed(List.of(explain(broken))), headers).build();
            }
        }
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e, headers);
        }
        if (status < 400) {
            return e.getResponse();
        }
        return problem(
                        new ProblemException(
                                status,
                                "http-" + status,
                                Text.of("请求未被接受（HTTP " + status + "）", "The request was refused (HTTP " + status + ")"),
                                List.of()),
                        headers)
                .build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, HttpHeaders headers) {
        if (Outage.caused(e)) {
            LOG.warnf("the database is away, or ended a transaction: %s", e.getMessage());
            return unavailable(headers);
        }
        String fault = UUID.randomUUID().toString();
        LOG.errorf(e, "request failed, fault %s", fault);
        return problem(
                        new ProblemException(
                                500,
                                "internal-error",
                                Text.of(
                                        "系统出错，未作任何改动；故障编号 " + fault,
                                        "Something went wrong and nothing was changed; fault " + fault),
                                List.of()),
                        headers)
                .build();
    }

    /** Whether a command that was being committed counts is not known here; its key tells. */
    private static Response unavailable(HttpHeaders headers) {
        return problem(
                        new ProblemException(
                                503,
                                "temporarily-unavailable",
                                Text.of(
                                        "暂时无法处理，请稍后以同一 Idempotency-Key 重试",
                                        "Not possible right now; try again with the same Idempotency-Key"),
                                List.of()),
                        headers)
                .build();
    }

    private static Response notSignedIn(HttpHeaders headers) {
        return problem(
                        new ProblemException(
                                401,
                                "token-required",
                                Text.of("需要有效的访问令牌", "A valid access token is required"),
                                List.of()),
                        headers)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response.ResponseBuilder problem(ProblemException refusal, HttpHeaders headers) {
        Response.ResponseBuilder response = Response.fromResponse(Problem.answer(refusal, headers));
        return refusal.status() == 503 ? response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : response;
    }

    private static ProblemException malformed(List<FieldError> errors) {
        return new ProblemException(400, "invalid-request", Text.of("请求不合要求", "The request is not valid"), errors);
    }

    private static FieldError explain(JsonProcessingException e) {
        String where = "第 " + line(e) + " 行第 " + column(e) + " 列";
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                FieldError.of(
                        path(unknown),
                        "没有这个字段，可用：" + known(unknown),
                        "unknown field; known: " + known(unknown),
                        "no unknown fields");
            case InvalidFormatException format ->
                FieldError.of(
                        path(format),
                        "值「" + abbreviated(format.getValue()) + "」的格式不对",
                        "'" + abbreviated(format.getValue()) + "' has the wrong format",
                        format.getTargetType().getSimpleName());
            case JsonMappingException mapping ->
                FieldError.of(path(mapping), "类型不对（" + where + "）", "wrong type (" + at(e) + ")", rule(mapping));
            default -> FieldError.of("$", "不是合法的 JSON（" + where + "）", "not valid JSON (" + at(e) + ")", "RFC 8259");
        };
    }

    private static String rule(JsonMappingException e) {
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType().getSimpleName()
                : "JSON type";
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .limit(30)
                        .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "$" : path.replace(".[", "[");
    }

    private static String at(JsonProcessingException e) {
        return "line " + line(e) + ", column " + column(e);
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private static int column(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    }

    private static String abbreviated(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** {@code file.request.facts} is the resource method's view; the caller knows {@code facts}, or that there is no body. */
    private static String fieldOf(ConstraintViolation<?> violation) {
        String full = violation.getPropertyPath().toString().replaceAll("\\.<[^>]*>", "");
        String[] parts = full.split("\\.", 3);
        boolean parameter = parts.length < 3;
        return parameter && violation.getInvalidValue() == null ? "$" : parts[parts.length - 1];
    }
}
