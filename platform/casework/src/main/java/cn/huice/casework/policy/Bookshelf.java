package cn.huice.casework.policy;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.assessment.Assessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The book as the database has it. */
@ApplicationScoped
public class Bookshelf {
    private final PublicationTable publications;
    private final EditionTable editions;

    Bookshelf(PublicationTable publications, EditionTable editions) {
        this.publications = publications;
        this.editions = editions;
    }

    /**
     * Reads and checks everything anew. What is published meanwhile may be in it already, under the revision before: who
     * compares revisions then reads once more, and never too little.
     *
     * @throws PolicyErrors if the texts are no longer sound, as may be after an upgrade of the policy language
     */
    public CurrentBook read() throws PolicyErrors {
        long revision = publications.revision();
        Map<String, Publication> latest = publications.latest().stream()
                .collect(Collectors.toMap(Publication::policy, each -> each, (one, other) -> other, TreeMap::new));
        Set<String> digests = new HashSet<>();
        latest.values().forEach(each -> digests.addAll(List.of(each.textDigest(), each.testsDigest())));
        Map<String, String> kept = editions.texts(digests);
        Map<String, String> texts = new HashMap<>();
        Map<String, String> tests = new HashMap<>();
        Map<String, LocalDate> withdrawn = new HashMap<>();
        latest.forEach((id, each) -> {
            texts.put(id, kept.get(each.textDigest()));
            tests.put(id, kept.get(each.testsDigest()));
            each.withdrawnFrom().ifPresent(day -> withdrawn.put(id, day));
        });
        Edition edition = Edition.of(texts, withdrawn);
        PolicyBook book = edition.load();
        return new CurrentBook(
                revision,
                book,
                new Assessor(book, AssessedWorkingDays.national()),
                edition,
                Map.copyOf(latest),
                Map.copyOf(tests));
    }
}
