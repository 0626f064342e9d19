package cn.huice.land.supply;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * 供地 of one parcel.
 *
 * @param planItem what it is in the plan of the year
 * @param parcel 宗地代码
 * @param conditionsDue the last day for planning conditions; empty where no deadline is set
 * @param newConstruction whether new construction land (新增建设用地) is needed: then no deadline is set for the scheme
 * @param schemeBy who submitted the scheme
 * @param comment of the last decision
 */
public record Supply(
        UUID id,
        Optional<UUID> planItem,
        String parcel,
        String district,
        State state,
        LocalDate requestedOn,
        Optional<LocalDate> conditionsDue,
        Optional<LocalDate> conditionsOn,
        Optional<PlanningConditions> conditions,
        boolean newConstruction,
        Optional<LocalDate> schemeDue,
        Optional<Scheme> scheme,
        Optional<Examination> examination,
        Optional<String> schemeBy,
        Optional<LocalDate> schemeOn,
        Optional<LocalDate> decidedOn,
        Optional<String> comment,
        long revision,
        long sequence) {

    public enum State {
        /** Planning conditions were asked for. */
        REQUESTED,
        /** They are issued; the scheme is being made. */
        CONDITIONED,
        /** The scheme waits for its approval. */
        SUBMITTED,
        /** It can be listed, or its result recorded. */
        APPROVED,
        /** It is listed. */
        ANNOUNCED,
        CONCLUDED,
        CANCELLED;

        public boolean over() {
            return this == CONCLUDED || this == CANCELLED;
        }
    }

    /** Whether the planning conditions came late, or are overdue. */
    boolean conditionsLate(LocalDate today) {
        return late(conditionsDue, conditionsOn, today);
    }

    /** The same of the scheme's approval. */
    boolean schemeLate(LocalDate today) {
        return late(schemeDue, decidedOn, today);
    }

    private boolean late(Optional<LocalDate> due, Optional<LocalDate> done, LocalDate today) {
        if (due.isEmpty() || (done.isEmpty() && state == State.CANCELLED)) {
            return false;
        }
        return done.orElse(today).isAfter(due.get());
    }
}
