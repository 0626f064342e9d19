package cn.huice.policy;

import java.util.List;
import java.util.stream.Collectors;

/** Policy files were refused; nothing of them is in use. */
public final class PolicyErrors extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyError> errors;

    public PolicyErrors(List<PolicyError> errors) {
        super(errors.stream().map(PolicyError::display).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<PolicyError> errors() {
        return errors;
    }
}
