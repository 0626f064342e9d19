package cn.huice.policy;

import cn.huice.policy.expression.ExpressionError;
import cn.huice.policy.yaml.Position;
import cn.huice.policy.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong in one file, so that its author sees everything at once. */
final class Problems {
    private final String file;
    private final List<PolicyError> errors = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Position at, String message) {
        add(at, message, Optional.empty());
    }

    void add(Position at, String message, Optional<String> suggestion) {
        errors.add(new PolicyError(file, at.line(), at.column(), message, suggestion));
    }

    void add(Yaml.Scalar expression, ExpressionError error) {
        add(expression.at(error.offset()), error.getMessage(), error.suggestion());
    }

    List<PolicyError> errors() {
        return errors;
    }
}
