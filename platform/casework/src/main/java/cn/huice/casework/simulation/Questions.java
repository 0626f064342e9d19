package cn.huice.casework.simulation;

import cn.huice.casework.calendar.AssessedWorkingDays;
import cn.huice.casework.policy.Catalogue;
import cn.huice.casework.policy.CurrentBook;
import cn.huice.casework.policy.ReadOnly;
import cn.huice.casework.publication.Draft;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyBook;
import cn.huice.policy.scan.ScanPlan;
import cn.huice.registry.SubjectKind;
import cn.huice.web.FieldError;
import cn.huice.web.ProblemException;
import cn.huice.web.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Understands what is to be simulated. */
@ApplicationScoped
class Questions {
    private final Catalogue catalogue;
    private final Clock clock;

    Questions(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** @throws ProblemException 400 unknown policy or kind; 422 where the draft is not sound or nothing is compared */
    Question understand(SimulationRequest request) {
        CurrentBook current = catalogue.upToDate();
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = request.asOf() == null ? today : request.asOf();
        String id = request.policy();
        PolicyBook after = request.text() == null
                ? current.policies()
                : Draft.of(current, id, request.text()).book();
        if (request.text() == null) {
            ReadOnly.refused("policy", current.named("policy", id));
        }
        Optional<Policy> published = current.find(id);
        LocalDate against = request.against() == null ? against(request, published, asOf, today) : request.against();
        if (request.text() == null && against.equals(asOf)) {
            throw ProblemException.unprocessable(
                    "nothing-compared",
                    Text.of("请给出草案，或与 against 不同的 asOf", "Give a draft, or an asOf other than against"),
                    FieldError.of("asOf", "与 against 相同", "is the same as against", "asOf"));
        }
        return new Question(
                id,
                asOf,
                against,
                kind(request, after.find(id).orElseThrow()),
                Optional.ofNullable(request.district()),
                published.map(policy ->
                        ScanPlan.of(current.policies(), List.of(id), against, AssessedWorkingDays.national())),
                ScanPlan.of(after, List.of(id), asOf, AssessedWorkingDays.national()));
    }

    private static LocalDate against(
            SimulationRequest request, Optional<Policy> published, LocalDate asOf, LocalDate today) {
        boolean comparable = request.text() != null
                && published.flatMap(policy -> policy.versionOn(asOf)).isPresent();
        return comparable ? asOf : today;
    }

    private static SubjectKind kind(SimulationRequest request, Policy policy) {
        String name = request.kind() == null ? policy.beneficiary() : request.kind();
        return SubjectKind.named(name)
                .orElseThrow(() -> ProblemException.badField(FieldError.of(
                        "kind",
                        "登记簿里没有这类主体：" + name,
                        "no such kind of subject in the register: " + name,
                        "SubjectKind")));
    }
}
