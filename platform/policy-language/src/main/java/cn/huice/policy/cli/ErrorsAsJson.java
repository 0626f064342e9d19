package cn.huice.policy.cli;

import cn.huice.policy.PolicyError;
import java.util.List;
import java.util.stream.Collectors;

/** Errors for editors and build servers: {@code {"errors": [{"file", "line", "column", "message", "suggestion"}]}}. */
final class ErrorsAsJson {
    private ErrorsAsJson() {}

    static String of(List<PolicyError> errors) {
        return errors.isEmpty()
                ? "{\"errors\": []}"
                : errors.stream().map(ErrorsAsJson::of).collect(Collectors.joining(",\n", "{\"errors\": [\n", "\n]}"));
    }

    private static String of(PolicyError error) {
        return "{\"file\": " + quoted(error.file()) + ", \"line\": " + error.line() + ", \"column\": " + error.column()
                + ", \"message\": " + quoted(error.message()) + ", \"suggestion\": "
                + error.suggestion().map(ErrorsAsJson::quoted).orElse("null") + "}";
    }

    /** As RFC 8259 asks, section 7. */
    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ' || Character.isSurrogate((char) c)) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
