package cn.huice.land.redevelopment;

import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** 期满办理用地手续: the day a transition ends is a day to act on. */
@ApplicationScoped
class TransitionDuties {
    private static final String CODE = "transition-end";

    private final Duties duties;

    TransitionDuties(Duties duties) {
        this.duties = duties;
    }

    /** On the planning department's list once the end is known. */
    @Transactional(TxType.MANDATORY)
    void opened(LandTransition transition) {
        if (transition.ends() != null) {
            boolean ofCity = transition.policy().startsWith("land18-");
            duties.open(DutyDraft.of(
                            transition.policy(),
                            ofCity ? "六（四）" : "七（八）",
                            CODE,
                            "过渡期届满，按新用途、新权利类型、市场价办理用地手续",
                            Concern.of(transition.subject()),
                            transition.district(),
                            new Responsible.Department(RedevelopmentRights.AUTHORITY),
                            transition.ends(),
                            origin(transition))
                    .fulfilledByCommand());
        }
    }

    @Transactional(TxType.MANDATORY)
    void converted(LandTransition transition) {
        duties.fulfilAll(origin(transition), CODE);
    }

    private static Origin origin(LandTransition transition) {
        return new Origin("land-transition", transition.id().toString());
    }
}
