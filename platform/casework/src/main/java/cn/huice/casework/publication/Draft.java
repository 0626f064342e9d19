package cn.huice.casework.publication;

import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.Edition;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyError;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicyKind;
import cn.huice.policy.PolicySource;
import cn.huice.policy.testing.PolicyTests;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A whole book with one text in another's place, sound but not published. */
public record Draft(String policyId, Edition edition, PolicyBook book) {
    private static final int MOST_ERRORS = 100;

    /**
     * The current book with this text as that policy's.
     *
     * @throws ProblemException 422 naming every error by line and column: in the text, or where others no longer fit it
     */
    public static Draft of(CurrentBook current, String policyId, String text) {
        Map<String, String> texts = new HashMap<>(current.edition().texts());
        Map<String, LocalDate> withdrawn = new HashMap<>(current.edition().withdrawn());
        texts.put(policyId, text);
        withdrawn.remove(policyId);
        Edition edition = Edition.of(texts, withdrawn);
        try {
            Draft draft = new Draft(policyId, edition, edition.load());
            if (draft.book.find(policyId).isEmpty()) {
                throw refused(
                        policyId,
                        List.of(new PolicyError(policyId + ".yaml", 1, 1, "编号与地址中的政策不一致", Optional.of(policyId))));
            }
            return draft;
        } catch (PolicyErrors e) {
            throw refused(policyId, e.errors());
        }
    }

    /** The policy as drafted. */
    public Policy policy() {
        return book.find(policyId).orElseThrow();
    }

    /**
     * Runs the policy's tests and those of every policy that builds on it.
     *
     * @throws ProblemException 422 naming every case that comes out otherwise
     */
    void test(Map<String, String> tests) {
        List<PolicySource> sources = affected().stream()
                .filter(id -> !tests.getOrDefault(id, "").isBlank())
                .map(id -> new PolicySource(id + PolicyTests.SUFFIX, tests.get(id)))
                .toList();
        List<PolicyError> failures = PolicyTests.run(book, sources).failures();
        if (!failures.isEmpty()) {
            throw refused(policyId, failures);
        }
    }

    /** Whatever mentions the id of an affected policy, or the title of an affected definition, may build on it. */
    private Set<String> affected() {
        Set<String> affected = new TreeSet<>(Set.of(policyId));
        List<String> open = new ArrayList<>(affected);
        while (!open.isEmpty()) {
            String id = open.removeLast();
            String title = book.find(id)
                    .filter(policy -> policy.kind() == PolicyKind.DEFINITION)
                    .map(Policy::title)
                    .orElse(id);
            edition.texts().forEach((other, text) -> {
                if ((text.contains(id) || text.contains(title)) && affected.add(other)) {
                    open.add(other);
                }
            });
        }
        return affected;
    }

    private static ProblemException refused(String policyId, List<PolicyError> errors) {
        return new ProblemException(
                422,
                "policy-refused",
                Text.of(
                        "政策有 " + errors.size() + " 处错误，未作任何改动",
                        errors.size() + " errors in the policy; nothing was changed"),
                errors.stream()
                        .limit(MOST_ERRORS)
                        .map(error -> refused(policyId, error))
                        .toList());
    }

    private static FieldError refused(String policyId, PolicyError error) {
        String field = error.file().equals(policyId + ".yaml")
                ? "text"
                : error.file().equals(policyId + PolicyTests.SUFFIX) ? "tests" : error.file();
        return FieldError.of(
                field + ":" + error.line() + ":" + error.column(),
                error.display(),
                error.file() + ":" + error.line() + ":" + error.column() + ": " + error.message()
                        + error.suggestion()
                                .map(right -> "; did you mean “" + right + "”?")
                                .orElse(""),
                "policy-language");
    }
}
