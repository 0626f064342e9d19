package cn.huice.casework.application;

import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.policy.Editions;
import cn.huice.casework.review.PanelOpening;
import cn.huice.casework.review.Panels;
import cn.huice.casework.sql.Json;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.SubjectId;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Gives a case to a panel of experts, without what tells who a person is. */
@ApplicationScoped
class ExpertReview {
    private final Panels panels;
    private final Editions editions;
    private final Evaluations evaluations;
    private final Json json;

    ExpertReview(Panels panels, Editions editions, Evaluations evaluations, Json json) {
        this.panels = panels;
        this.editions = editions;
        this.evaluations = evaluations;
        this.json = json;
    }

    void begin(Application application) {
        panels.open(new PanelOpening(
                application.id,
                application.procedureId,
                application.stepIndex,
                application.policyId,
                editions.pinned(application.bookEdition)
                        .policy(application.policyId)
                        .title(),
                application.subject(),
                evaluations.subjects(application).stream()
                        .map(SubjectId::id)
                        .distinct()
                        .toList(),
                application.district,
                judged(application)));
    }

    void end(Application application, String why) {
        panels.close(application.id, why);
    }

    private Map<String, Object> judged(Application application) {
        Map<String, Object> declared = json.read(application.declared, new TypeReference<>() {});
        Map<String, Object> judged = new TreeMap<>(declared);
        FactsInput.declared(declared).keySet().stream()
                .filter(key -> Vocabulary.standard().get(key).pii())
                .forEach(key -> judged.remove(key.value()));
        return judged;
    }
}
