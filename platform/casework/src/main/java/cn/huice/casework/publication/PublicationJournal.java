package cn.huice.casework.publication;

import cn.huice.casework.policy.Publication;
import cn.huice.journal.Journal;
import cn.huice.journal.NewEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Changes to policies, as the journal keeps and the topic huice.policies tells them. */
@ApplicationScoped
class PublicationJournal {
    private static final String TOPIC = "huice.policies";
    private static final String PUBLISHED = "cn.huice.policy.published.v1";
    private static final String WITHDRAWN = "cn.huice.policy.withdrawn.v1";
    private static final String REMARKED = "cn.huice.policy.remarked.v1";

    private final Journal journal;

    PublicationJournal(Journal journal) {
        this.journal = journal;
    }

    /** The topic is compacted: a policy's last record says how it stands. */
    void tell(Publication publication) {
        String policy = publication.policy();
        boolean withdrawn = publication.origin() == Publication.Origin.WITHDRAWN;
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("policy", policy);
        data.put("revision", publication.policyRevision());
        data.put("digest", publication.textDigest());
        data.put("edition", publication.edition());
        if (withdrawn) {
            data.put("withdrawnFrom", day(publication.withdrawnFrom()));
            data.put("supersededBy", publication.supersededBy().orElse(null));
        } else {
            data.put("effective", day(publication.effective()));
            data.put("correction", publication.correction());
        }
        journal.append(new NewEntry(
                stream(policy),
                withdrawn ? WITHDRAWN : PUBLISHED,
                Optional.of(TOPIC),
                policy,
                Optional.of(policy + "|publication"),
                data));
        remark(publication);
    }

    /** Free text stays in the journal. */
    private void remark(Publication publication) {
        journal.append(NewEntry.kept(
                stream(publication.policy()),
                REMARKED,
                publication.policy(),
                Map.of(
                        "revision", publication.policyRevision(),
                        "reason", publication.reason(),
                        "changes", publication.changes())));
    }

    private static String stream(String policy) {
        return "policy:" + policy;
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(null);
    }
}
