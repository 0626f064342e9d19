package cn.huice.casework.notice;

import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What happens to notices, as steps of their case. Names and contacts stay out of it. */
@ApplicationScoped
class NoticeJournal {
    private final Journal journal;

    NoticeJournal(Journal journal) {
        this.journal = journal;
    }

    /** @param what past tense: published, objected ... */
    void tell(PublicNotice notice, String what, Map<String, ?> more) {
        Map<String, Object> data = new TreeMap<>(more);
        data.put("application", notice.caseId());
        data.put("notice", notice.id());
        data.put("policy", notice.policy());
        data.put("district", notice.district());
        journal.append(new NewEntry(
                "application:" + notice.caseId(),
                "cn.huice.notice." + what + ".v1",
                Optional.of("huice.applications"),
                notice.subjectId(),
                Optional.empty(),
                data));
    }

    /** Free text, so for the audit trail alone. */
    void remark(PublicNotice notice, String comment) {
        journal.append(NewEntry.kept(
                "application:" + notice.caseId(),
                "cn.huice.notice.remarked.v1",
                notice.subjectId(),
                Map.of("notice", notice.id(), "comment", comment)));
    }

    /** For the audit trail alone. */
    void keep(PublicNotice notice, String what) {
        journal.append(NewEntry.kept(
                "application:" + notice.caseId(),
                "cn.huice.notice." + what + ".v1",
                notice.subjectId(),
                Map.of("notice", notice.id())));
    }
}
