package cn.huice.casework.review;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** What happens to panels, for auditors alone: who judges whom is not published. */
@ApplicationScoped
class PanelJournal {
    private final Journal journal;

    PanelJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param what past tense: committed, drawn, scored ... */
    void tell(Panel panel, String what, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("panel", panel.id());
        data.put("application", panel.caseId());
        journal.append(NewEntry.kept(
                "panel:" + panel.id(),
                "cn.huice.panel." + what + ".v1",
                panel.subject().id(),
                data));
    }
}
