package cn.huice.land.supply;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What happens to a supply until its deal, for the audit trail. */
@ApplicationScoped
class SupplyJournal {
    private final Journal journal;

    SupplyJournal(Journal journal) {
        this.journal = journal;
    }

    record Requested(UUID supply, String parcel, UUID planItem, LocalDate conditionsDue) {}

    record ConditionsIssued(
            UUID supply, String parcel, PlanningConditions conditions, boolean late, LocalDate schemeDue) {}

    /** @param exceptions policies of which a usual limit is exceeded, or none in force */
    record SchemeMoved(
            UUID supply,
            String parcel,
            SupplyMode mode,
            SupplyMethod method,
            String edition,
            List<String> exceptions,
            boolean late,
            String comment) {}

    record Ended(UUID supply, String parcel, String reason) {}

    static SchemeMoved moved(Supply supply, Scheme scheme, Examination examination, boolean late, String comment) {
        return new SchemeMoved(
                supply.id(),
                supply.parcel(),
                scheme.mode(),
                scheme.method(),
                examination.edition(),
                examination.exceptions(),
                late,
                comment);
    }

    void keep(Supply supply, String type, Object data) {
        journal.append(NewEntry.kept("supply/" + supply.id(), type, supply.parcel(), data));
    }
}
