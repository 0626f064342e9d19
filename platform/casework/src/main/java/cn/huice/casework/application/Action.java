package cn.huice.casework.application;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody, or the passing of time, does to an application. */
public enum Action {
    /** 提交: by the applicant, from a draft or after a return. */
    SUBMIT,
    /** 受理. */
    ACCEPT,
    /** 通过: at a review or the decision. */
    APPROVE,
    /** 退回补正. */
    RETURN,
    /** 发回: the second level sends it back to the first for another look, not to its applicant. */
    REMAND,
    /** 不予: ends the case. */
    REJECT,
    /** 重新办理: a rejected case is reviewed once more, because an objection against that is right. */
    REOPEN,
    /** 撤回: by the applicant, before the decision. */
    WITHDRAW,
    /** 办结: the closing officer registers the outcome. */
    COMPLETE,
    /** The step's own condition is fulfilled: a notice has ended, the last instalment is paid. Nobody can send it. */
    PASS;

    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Action named(String json) {
        for (Action action : values()) {
            if (action != PASS && action.json().equals(json)) {
                return action;
            }
        }
        throw new IllegalArgumentException(
                "submit, accept, approve, return, remand, reject, reopen, withdraw or complete");
    }
}
