package cn.huice.land.contract;

import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;

/** How a contract refuses, always with the article it goes by. */
final class Refusals {
    private Refusals() {}

    /** 409: not as the contract stands. */
    static ProblemException notNow(String code, Rule rule, String zh, String en) {
        return ProblemException.conflict(code, cited(rule, zh, en));
    }

    /** 422: the article forbids it. */
    static ProblemException forbidden(String code, Rule rule, String zh, String en) {
        return ProblemException.unprocessable(code, cited(rule, zh, en));
    }

    /** 422 for a field of the request. */
    static ProblemException forbidden(String code, Rule rule, String field, String zh, String en) {
        return ProblemException.unprocessable(
                code, cited(rule, zh, en), FieldError.of(field, zh, en, rule.policy() + " " + rule.article()));
    }

    private static Text cited(Rule rule, String zh, String en) {
        return Text.of(
                zh + "（" + rule.policy() + " " + rule.article() + "）",
                en + " (" + rule.policy() + " " + rule.article() + ")");
    }
}
