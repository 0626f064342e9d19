package cn.huice.land.contract;

import cn.huice.casework.duty.Concern;
import cn.huice.casework.duty.DutyDraft;
import cn.huice.casework.duty.Origin;
import cn.huice.casework.duty.Responsible;
import java.time.LocalDate;

/**
 * What a contract asks of somebody by a day, as it stands.
 *
 * @param code what; stable
 * @param recurrence tells those of one code apart
 * @param title in Chinese
 */
record Obligation(
        String code,
        String recurrence,
        String title,
        Rule rule,
        Responsible responsible,
        LocalDate due,
        Status status,
        boolean byCommand) {
    static final String ORIGIN = "contract";

    enum Status {
        /** To be done. */
        PENDING,
        /** Done. */
        DONE,
        /** Nobody has to do it any more. */
        MOOT
    }

    static Origin origin(String contract) {
        return new Origin(ORIGIN, contract);
    }

    DutyDraft draft(Contract contract) {
        return new DutyDraft(
                rule.policy(),
                rule.article(),
                code,
                title,
                new Concern("parcel", contract.parcel()),
                contract.district(),
                responsible,
                due,
                origin(contract.id()),
                recurrence,
                byCommand);
    }
}
