package cn.huice.policy;

import java.util.Optional;

/**
 * Something wrong in a policy file.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1
 * @param suggestion the nearest right name
 */
public record PolicyError(String file, int line, int column, String message, Optional<String> suggestion) {

    /** {@code file:line:column: message}, as compilers print it. */
    public String display() {
        return file + ":" + line + ":" + column + ": " + message
                + suggestion.map(right -> "，是否为“" + right + "”？").orElse("");
    }
}
