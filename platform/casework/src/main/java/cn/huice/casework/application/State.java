package cn.huice.casework.application;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands as a whole; the current step says the rest. */
public enum State {
    /** 草稿: only its applicant sees it as something to finish. */
    DRAFT,
    /** 办理中. */
    IN_PROGRESS,
    /** 退回补正: back with the applicant, the deadline stopped. */
    RETURNED,
    /** 已批准: decided in favour; money or closing still to come. */
    APPROVED,
    /** 办结. */
    COMPLETED,
    /** 不予批准. */
    REJECTED,
    /** 已撤回. */
    WITHDRAWN;

    private static final Set<State> ENDED = EnumSet.of(COMPLETED, REJECTED, WITHDRAWN);

    public boolean ended() {
        return ENDED.contains(this);
    }
}
