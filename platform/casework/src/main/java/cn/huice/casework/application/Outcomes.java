package cn.huice.casework.application;

import cn.huice.casework.assessment.FactsInput;
import cn.huice.casework.procedure.Step;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.vocabulary.Attribute;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.policy.vocabulary.Vocabulary;
import cn.huice.registry.Register;
import cn.huice.registry.Validity;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** What a case ends in (a title, a contract) becomes a verified fact of its subject, for every service to know. */
@ApplicationScoped
class Outcomes {
    private final Register register;
    private final Evaluations evaluations;
    private final Clock clock;

    Outcomes(Register register, Evaluations evaluations, Clock clock) {
        this.register = register;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /**
     * Records the attributes the closing step names: as the closing officer states them, otherwise as the case has them.
     *
     * @throws ProblemException 400 for a fact the step does not register, or one that nobody has stated
     */
    void register(Application application, Step closing, ActionRequest request) {
        Map<AttributeKey, Fact> stated = FactsInput.declared(request.facts());
        for (AttributeKey key : stated.keySet()) {
            if (!closing.records().contains(key)) {
                throw ProblemException.badField(FieldError.of(
                        "facts." + key.value(),
                        "本流程不登记这项",
                        "not registered by this procedure",
                        application.procedureId));
            }
        }
        Map<AttributeKey, Fact> ofCase = evaluations.evaluate(application).facts();
        for (AttributeKey key : closing.records()) {
            Fact fact = stated.getOrDefault(key, ofCase.get(key));
            if (fact == null) {
                throw ProblemException.badField(FieldError.of(
                        "facts." + key.value(), "办结须登记这项", "is registered on closing", application.procedureId));
            }
            Attribute attribute = Vocabulary.standard().get(key);
            register.record(
                    application.subject(),
                    key,
                    fact.value(),
                    Validity.from(LocalDate.now(clock)),
                    attribute.authority());
        }
    }
}
