package cn.huice.casework.assessment;

import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.SubjectId;
import cn.huice.registry.Subjects;
import cn.huice.web.Caller;
import cn.huice.web.ProblemException;
import cn.huice.web.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What a request states, and what the register knows of the subject it names, as far as its caller may know that. */
@ApplicationScoped
public class RequestFacts {
    private final KnownFacts knownFacts;
    private final Subjects subjects;
    private final Caller caller;

    RequestFacts(KnownFacts knownFacts, Subjects subjects, Caller caller) {
        this.knownFacts = knownFacts;
        this.subjects = subjects;
        this.caller = caller;
    }

    /**
     * The facts of both.
     *
     * @param subject may be null
     * @throws ProblemException 400 naming every fact that is not valid; 404 for a subject the caller may not know
     */
    public Map<AttributeKey, Fact> of(Map<String, Object> stated, AssessmentRequest.SubjectRef subject, LocalDate on) {
        return knownFacts.merge(FactsInput.declared(stated), visible(subject), on);
    }

    private List<SubjectId> visible(AssessmentRequest.SubjectRef named) {
        if (named == null) {
            return List.of();
        }
        SubjectId subject = named.named("subject");
        boolean mayKnow = caller.owns(subject.kind(), subject.id())
                || caller.has(Role.AUDITOR)
                || (caller.has(Role.OFFICER)
                        && subjects.find(subject)
                                .map(known -> caller.oversees(known.district()))
                                .orElse(false));
        if (!mayKnow) {
            throw ProblemException.notFound("主体/subject", subject.id());
        }
        return List.of(subject);
    }
}
