package cn.huice.casework.policy;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.PolicyErrors;
import cn.huice.policy.PolicySource;
import cn.huice.policy.assessment.Assessor;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The policies of this service, checked at start-up. */
@ApplicationScoped
@Startup
public class Catalogue {
    private PolicyBook book;
    private Assessor assessor;
    private Edition edition;

    /** @throws PolicyErrors if a packed file is not sound: the service does not start on half a catalogue */
    @Inject
    Catalogue() throws PolicyErrors {
        List<PolicySource> sources = ServiceFiles.policies().entrySet().stream()
                .map(file -> new PolicySource(file.getKey(), file.getValue()))
                .toList();
        book = PolicyBook.load(sources, Vocabulary.standard());
        assessor = new Assessor(book, AssessedWorkingDays.national());
        edition = Edition.of(book);
    }

    public Collection<Policy> all() {
        return book.all();
    }

    public Optional<Policy> find(String id) {
        return book.find(id);
    }

    /** @throws ProblemException 404 */
    public Policy get(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("政策/policy", id));
    }

    /** @throws ProblemException 400 naming the request's field */
    public Policy named(String field, String id) {
        return find(id).orElseThrow(() -> ProblemException.badRequest(
                "unknown-policy",
                Text.of("本服务没有政策 " + id, "No policy " + id + " here"),
                FieldError.of(field, "没有政策 " + id, "no policy " + id, "GET /v1/policies")));
    }

    public Assessor assessor() {
        return assessor;
    }

    /** All texts as they stand, for pinning cases. */
    public Edition edition() {
        return edition;
    }
}
