package cn.huice.land.contract;

import cn.huice.journal.Journal;
import cn.huice.journal.JournalEntry;
import cn.huice.journal.NewEntry;
import cn.huice.registry.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What happens to a contract, on a stream of its own. It stays here: what others need of it are the parcel's facts. */
@ApplicationScoped
class ContractJournal {
    private final Journal journal;

    ContractJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param detail what is particular to the step, as texts; free text may name people */
    record Told(
            String contract,
            String parcel,
            String district,
            SubjectId holder,
            String mode,
            String state,
            Map<String, String> detail) {}

    /** @param type of the event */
    void tell(Contract contract, String type, Map<String, String> detail) {
        journal.append(NewEntry.kept(
                stream(contract.id()),
                type,
                contract.parcel(),
                new Told(
                        contract.id(),
                        contract.parcel(),
                        contract.district(),
                        contract.holder(),
                        contract.mode().code(),
                        contract.standing().state(),
                        detail)));
    }

    List<JournalEntry> of(String contract) {
        return journal.stream(stream(contract));
    }

    private static String stream(String contract) {
        return "contract:" + contract;
    }
}
