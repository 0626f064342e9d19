package cn.huice.casework.application;

import java.util.Collections;
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

    /** Somebody of the administration is to act. */
    static final Set<State> WAITING = Collections.unmodifiableSet(EnumSet.of(IN_PROGRESS, APPROVED));

    private static final Set<State> ENDED = EnumSet.of(COMPLETED, REJECTED, WITHDRAWN);
    static final Set<State> OPEN = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(ENDED)));

    public boolean ended() {
        return ENDED.contains(this);
    }
}
