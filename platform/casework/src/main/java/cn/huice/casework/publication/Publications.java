package cn.huice.casework.publication;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.Edition;
import cn.huice.casework.policy.EditionTable;
import cn.huice.casework.policy.Publication;
import cn.huice.casework.policy.Publication.Origin;
import cn.huice.casework.policy.PublicationTable;
import cn.huice.casework.procedure.InvalidProcedure;
import cn.huice.casework.procedure.Procedures;
import cn.huice.casework.sql.AfterCommit;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.diff.PolicyDiff;
import cn.huice.web.Caller;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Revision;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the book, one change after the other; each is checked with the whole book before it is kept. */
@ApplicationScoped
class Publications {
    private final Catalogue catalogue;
    private final PublicationTable table;
    private final EditionTable editions;
    private final Procedures procedures;
    private final PublicationJournal journal;
    private final Caller caller;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transaction;

    Publications(
            Catalogue catalogue,
            PublicationTable table,
            EditionTable editions,
            Procedures procedures,
            PublicationJournal journal,
            Caller caller,
            Clock clock,
            TransactionSynchronizationRegistry transaction) {
        this.catalogue = catalogue;
        this.table = table;
        this.editions = editions;
        this.procedures = procedures;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Puts a text in the place of the policy's present one, or adds a policy.
     *
     * @param seen the policy's revision the editor has read; null for a new policy
     * @throws ProblemException 412, 428 on an outdated view; 422 where the text, its tests or others' are not sound, where
     *     nothing changes, or where days past would come to mean something else without this being said
     */
    Publication publish(String id, Revision seen, PublicationRequest request) {
        table.locked();
        CurrentBook current = catalogue.upToDate();
        requireSeen(current, id, seen);
        Map<String, String> tests = new HashMap<>(current.tests());
        if (request.tests() != null) {
            tests.put(id, request.tests());
        }
        tests.putIfAbsent(id, "");
        requireChange(current, id, request, tests.get(id));
        Draft draft = Draft.of(current, id, request.text());
        requireTests(draft.policy(), tests.get(id));
        draft.test(tests);
        requireProcedure(draft.policy());
        current.find(id).ifPresent(before -> requirePastKept(before, draft.policy(), request));
        List<String> changes = current.find(id)
                .map(before -> PolicyDiff.between(before, draft.policy()))
                .orElse(List.of("新增政策"));
        return keep(
                current,
                draft.edition(),
                draft.book(),
                tests,
                new Publication(
                        current.revision() + 1,
                        id,
                        current.revisionOf(id) + 1,
                        Origin.PUBLISHED,
                        editions.keep(request.text()),
                        editions.keep(tests.get(id)),
                        draft.edition().digest(),
                        Optional.of(request.effective()),
                        request.corrects(),
                        Optional.empty(),
                        Optional.empty(),
                        caller.name(),
                        request.reason(),
                        changes,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /**
     * Ends a policy: from that day on no version is in force.
     *
     * @throws ProblemException 404; 409 if it is withdrawn; 412, 428 on an outdated view; 422 for a day past
     */
    Publication withdraw(String id, Revision seen, WithdrawalRequest request) {
        table.locked();
        CurrentBook current = catalogue.upToDate();
        current.get(id);
        requireSeen(current, id, seen);
        Publication standing = current.latest().get(id);
        if (standing.origin() == Origin.WITHDRAWN) {
            throw ProblemException.conflict("already-withdrawn", Text.of("该政策已废止", "The policy is withdrawn already"));
        }
        requireNotPast("from", request.from());
        if (request.supersededBy() != null) {
            current.named("supersededBy", request.supersededBy());
        }
        Map<String, LocalDate> withdrawn = new HashMap<>(current.edition().withdrawn());
        withdrawn.put(id, request.from());
        Edition edition = Edition.of(current.edition().texts(), withdrawn);
        return keep(
                current,
                edition,
                current.policies().withdrawing(Map.of(id, request.from())),
                current.tests(),
                new Publication(
                        current.revision() + 1,
                        id,
                        current.revisionOf(id) + 1,
                        Origin.WITHDRAWN,
                        standing.textDigest(),
                        standing.testsDigest(),
                        edition.digest(),
                        Optional.of(request.from()),
                        false,
                        Optional.of(request.from()),
                        Optional.ofNullable(request.supersededBy()),
                        caller.name(),
                        request.reason(),
                        List.of(request.from() + " 起废止"
                                + (request.supersededBy() == null ? "" : "，由 " + request.supersededBy() + " 取代")),
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Publication keep(
            CurrentBook current, Edition edition, PolicyBook book, Map<String, String> tests, Publication publication) {
        editions.keep(edition);
        table.append(publication);
        journal.tell(publication);
        Map<String, Publication> latest = new HashMap<>(current.latest());
        latest.put(publication.policy(), publication);
        CurrentBook next = new CurrentBook(
                publication.revision(),
                book,
                new Assessor(book, AssessedWorkingDays.national()),
                edition,
                Map.copyOf(latest),
                Map.copyOf(tests));
        transaction.registerInterposedSynchronization(new AfterCommit(() -> catalogue.take(next)));
        return publication;
    }

    private static void requireSeen(CurrentBook current, String id, Revision seen) {
        long revision = current.revisionOf(id);
        if (revision > 0 || seen != null) {
            Revision.check(seen, revision);
        }
    }

    private static void requireTests(Policy policy, String tests) {
        if (tests.isBlank() && policy.needsTests()) {
            throw ProblemException.unprocessable(
                    "policy-refused",
                    Text.of("政策须有测试", "A policy has tests"),
                    FieldError.of("tests", "请一并提交测试文件", "send its test file along", "policy-language"));
        }
    }

    private static void requireChange(CurrentBook current, String id, PublicationRequest request, String tests) {
        Publication standing = current.latest().get(id);
        if (standing != null
                && standing.origin() != Origin.WITHDRAWN
                && request.text().equals(current.edition().texts().get(id))
                && tests.equals(current.tests().get(id))) {
            throw ProblemException.unprocessable(
                    "nothing-changed",
                    Text.of("与现行文本完全相同", "It is what stands already"),
                    FieldError.of("text", "没有改动", "no change", "text"));
        }
    }

    private void requireProcedure(Policy policy) {
        try {
            procedures.of(policy);
        } catch (InvalidProcedure e) {
            throw ProblemException.unprocessable(
                    "policy-refused",
                    Text.of("政策所指的流程不能用", "Its procedure cannot be used"),
                    new FieldError("text", Text.same(e.getMessage()), "流程"));
        }
    }

    private void requirePastKept(Policy before, Policy after, PublicationRequest request) {
        if (request.corrects()) {
            return;
        }
        requireNotPast("effective", request.effective());
        PastMeaning.firstDifference(before, after, request.effective()).ifPresent(day -> {
            String version = before.versionOn(day)
                    .or(() -> after.versionOn(day))
                    .map(each -> each.effectiveFrom().toString())
                    .orElseThrow();
            throw ProblemException.unprocessable(
                    "past-meaning-changed",
                    Text.of(
                            "生效日 " + request.effective() + " 之前的含义被改变；如系更正，请写明 correction",
                            "It changes what held before " + request.effective()
                                    + "; say so with correction if it is meant"),
                    FieldError.of(
                            "text",
                            version + " 起的版本自 " + day + " 起与原文不同",
                            "the version from " + version + " differs from " + day + " on",
                            "version " + version));
        });
    }

    private void requireNotPast(String field, LocalDate day) {
        if (day.isBefore(LocalDate.now(clock))) {
            throw ProblemException.unprocessable(
                    "day-past",
                    Text.of("不能改变已经过去的日子", "Days past are not changed"),
                    FieldError.of(field, "应为今天或以后", "must be today or later", "from " + LocalDate.now(clock)));
        }
    }
}
