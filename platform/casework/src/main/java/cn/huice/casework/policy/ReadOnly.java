package cn.huice.casework.policy;

import cn.huice.policy.Policy;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;

/** Items of the catalogue that are published and searched, but not carried out here yet. */
public final class ReadOnly {
    private ReadOnly() {}

    /**
     * The policy, if it may be assessed: also where nobody applies for it, its conditions can be tried, and others build on
     * definitions.
     *
     * @throws ProblemException 422 naming the request's field
     */
    public static Policy refused(String field, Policy policy) {
        if (policy.assessable()) {
            return policy;
        }
        throw ProblemException.unprocessable(
                "not-executable-yet",
                Text.of(
                        policy.title() + "目前只能查阅，还不能测算或申请",
                        policy.id() + " is published to be read; it cannot be assessed or applied for yet"),
                FieldError.of(
                        field,
                        policy.kind().zh() + "类，本系统尚未办理",
                        "a " + policy.kind().json() + " item, not carried out here yet",
                        "executable"));
    }
}
