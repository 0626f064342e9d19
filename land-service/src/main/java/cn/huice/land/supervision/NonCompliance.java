package cn.huice.land.supervision;

import cn.huice.casework.assessment.AssessmentView;
import cn.huice.casework.policy.Editions;
import cn.huice.policy.Policy;
import cn.huice.policy.assessment.Assessment;
import cn.huice.policy.assessment.Outcome;
import cn.huice.policy.assessment.TraceLine;
import cn.huice.policy.fact.Fact;
import cn.huice.policy.fact.Facts;
import cn.huice.policy.fact.Standing;
import cn.huice.policy.value.Value;
import cn.huice.policy.vocabulary.AttributeKey;
import cn.huice.registry.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rules say of a project: those of the day on which its agreement was signed go with it, also after they have run out for new
 * ones.
 */
@ApplicationScoped
class NonCompliance {
    private static final String CITY = "land18-non-compliance";
    private static final String BINHAI = "bh22-co-supervision";
    private static final String BINHAI_CODE = "120116";
    private static final AttributeKey MEETS = new AttributeKey("project.meets_agreed_requirements");

    private final Editions editions;
    private final Register register;

    NonCompliance(Editions editions, Register register) {
        this.editions = editions;
        this.register = register;
    }

    /** By which policy and article what falls short is acted on. */
    record Rule(String policy, String article) {}

    /** Binhai's where it was in force, otherwise the city's. */
    Rule of(SupervisedProject project) {
        String id = policy(project);
        Editions.Pinned book = editions.current();
        Map<AttributeKey, Fact> unmet = Map.of(MEETS, new Fact(new Value.Truth(false), Standing.VERIFIED, "业务主管部门认定"));
        Assessment assessment = book.assessor().assess(book.policy(id), project.signedOn(), Facts.of(unmet));
        String article = assessment.outcome() instanceof Outcome.Eligible
                ? assessment.trace().stream()
                        .map(TraceLine::article)
                        .findFirst()
                        .orElse(project.agreement())
                : project.agreement();
        return new Rule(id, article);
    }

    /** Whether it has to be acted on, as things stand. */
    AssessmentView verdict(SupervisedProject project, LocalDate today) {
        return assessed(policy(project), project, today);
    }

    /** What a department's policy says of the project, by its facts of today. */
    AssessmentView assessed(String policy, SupervisedProject project, LocalDate today) {
        Editions.Pinned book = editions.current();
        Map<AttributeKey, Fact> facts = new TreeMap<>();
        for (var subject : List.of(project.parcel(), project.project())) {
            facts.putAll(register.facts(subject, today));
        }
        return AssessmentView.of(book.assessor().assess(book.policy(policy), project.signedOn(), Facts.of(facts)));
    }

    private String policy(SupervisedProject project) {
        Policy binhai = editions.current().policy(BINHAI);
        boolean ofBinhai = project.district().equals(BINHAI_CODE)
                && binhai.versionOn(project.signedOn()).isPresent();
        return ofBinhai ? BINHAI : CITY;
    }
}
