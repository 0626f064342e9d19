package cn.huice.land.contract;

import cn.huice.casework.duty.Duties;
import cn.huice.casework.duty.Duty;
import cn.huice.casework.duty.DutyClosed;
import cn.huice.casework.duty.DutyClosing;
import cn.huice.casework.duty.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The duties on everybody's lists follow what a contract asks for. */
@ApplicationScoped
class ContractDuties {
    private final Duties duties;
    private final ContractTable table;
    private final ContractSettings settings;

    ContractDuties(Duties duties, ContractTable table, ContractSettings settings) {
        this.duties = duties;
        this.table = table;
        this.settings = settings;
    }

    /** Opens, fulfils and cancels them as it stands. @return the earliest day of an open one; null where none is */
    LocalDate follow(Contract contract, LocalDate today) {
        Origin origin = Obligation.origin(contract.id());
        Map<String, Duty> known = new TreeMap<>();
        duties.of(origin).forEach(duty -> known.put(key(duty.code(), duty.recurrence()), duty));
        for (Obligation each : Obligations.of(contract, today, settings.days())) {
            Duty duty = known.get(key(each.code(), each.recurrence()));
            boolean open = duty != null && duty.state() == Duty.State.OPEN;
            switch (each.status()) {
                case PENDING -> {
                    if (duty == null) {
                        duties.open(each.draft(contract));
                    }
                }
                case DONE -> {
                    if (open) {
                        duties.fulfil(duty.id(), null);
                    }
                }
                case MOOT -> {
                    if (open) {
                        duties.cancel(duty.id(), "合同情况已变化");
                    }
                }
            }
        }
        return nextDue(origin);
    }

    /** The contract is locked before its duties, here as in its own commands. */
    void closing(@Observes DutyClosing event) {
        if (event.origin().kind().equals(Obligation.ORIGIN)) {
            table.locked(event.origin().id());
        }
    }

    /** A duty that was waived, or reported as done, no longer makes its contract late. */
    void closed(@Observes DutyClosed event) {
        Origin origin = event.duty().origin();
        if (origin.kind().equals(Obligation.ORIGIN)) {
            table.nextDue(origin.id(), nextDue(origin));
        }
    }

    private LocalDate nextDue(Origin origin) {
        return duties.of(origin).stream()
                .filter(duty -> duty.state() == Duty.State.OPEN)
                .map(Duty::due)
                .findFirst()
                .orElse(null);
    }

    private static String key(String code, String recurrence) {
        return code + "/" + recurrence;
    }
}
