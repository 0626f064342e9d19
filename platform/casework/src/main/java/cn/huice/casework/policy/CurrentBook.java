package cn.huice.casework.policy;

import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.assessment.Assessor;
import cn.huice.web.ProblemException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The book as it stood at one moment. Whoever looks several things up for one answer takes them from one of these, so that a
 * publication in between changes nothing under its hands.
 *
 * @param revision counts publications
 * @param latest how each policy came to stand as it does, by id
 * @param tests the test files, by policy id
 */
public record CurrentBook(
        long revision,
        PolicyBook policies,
        Assessor assessor,
        Edition edition,
        Map<String, Publication> latest,
        Map<String, String> tests) {

    public Collection<Policy> all() {
        return policies.all();
    }

    public Optional<Policy> find(String id) {
        return policies.find(id);
    }

    /** @throws ProblemException 404 */
    public Policy get(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("政策/policy", id));
    }

    /** @throws ProblemException 400 naming the request's field */
    public Policy named(String field, String id) {
        return Catalogue.named(policies, field, id);
    }

    /** Revision of the policy; 0 where there is none of that id. */
    public long revisionOf(String policy) {
        return Optional.ofNullable(latest.get(policy))
                .map(Publication::policyRevision)
                .orElse(0L);
    }
}
