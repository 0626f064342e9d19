package cn.huice.casework.catalogue;

import cn.huice.casework.policy.Publication;
import cn.huice.casework.procedure.Procedure;
import cn.huice.policy.Policy;
import cn.huice.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A policy as readers see it.
 *
 * @param inForce whether a version is in force on the day asked for
 * @param assessable whether assessments may name it: what is executable or has conditions, and definitions
 * @param withdrawnFrom first day without it, where it was withdrawn; null otherwise
 * @param supersededBy the policy that takes the place of a withdrawn one
 * @param executable whether it is assessed and scanned unasked and, with a procedure, applied for; others are there to be read
 * @param appliable whether an application can be filed for it here
 * @param authorities who is in charge of it, by name
 * @param openQuestions what is left to lawyers
 */
public record PolicyView(
        String id,
        String kind,
        String title,
        String beneficiary,
        String jurisdiction,
        CitationView citation,
        List<String> authorities,
        boolean inForce,
        boolean executable,
        boolean assessable,
        boolean appliable,
        LocalDate withdrawnFrom,
        String supersededBy,
        StackingView stacking,
        List<VersionView> versions,
        List<MaterialView> materials,
        ProcedureView procedure,
        String notes,
        List<String> openQuestions) {

    /** Document number, title and id of the text a policy is taken from. */
    public record CitationView(String documentNumber, String title, String document) {}

    /** Which awards this one is weighed against, and how. */
    public record StackingView(String group, String rule) {}

    /** When a version holds and what it says besides; {@code until} is the last day, null while open. */
    public record VersionView(LocalDate from, LocalDate until, List<ClauseView> clauses) {}

    /** One thing a version says, what it is about, and the article that says it. */
    public record ClauseView(String kind, String text, String article) {}

    /** A paper the applicant hands in, and the article that asks for it. */
    public record MaterialView(String name, String article) {}

    /** The steps an application takes. */
    public record ProcedureView(String id, List<StepView> steps) {}

    /** One step: kind, who acts, deadline in working days. */
    public record StepView(String kind, String name, String actor, Integer workingDays) {}

    static PolicyView of(
            Policy policy, Optional<Publication> publication, Optional<Procedure> procedure, LocalDate day) {
        return new PolicyView(
                policy.id(),
                policy.kind().json(),
                policy.title(),
                policy.beneficiary(),
                policy.jurisdiction(),
                new CitationView(
                        policy.citation().documentNumber(),
                        policy.citation().title(),
                        policy.citation().document()),
                policy.authorities(),
                policy.versionOn(day).isPresent(),
                policy.executable(),
                policy.assessable(),
                procedure.isPresent(),
                publication.flatMap(Publication::withdrawnFrom).orElse(null),
                publication.flatMap(Publication::supersededBy).orElse(null),
                policy.stacking()
                        .map(stacking -> new StackingView(
                                stacking.group(), stacking.rule().name()))
                        .orElse(null),
                policy.versions().stream().map(PolicyView::version).toList(),
                policy.materials().stream()
                        .map(material -> new MaterialView(material.name(), material.article()))
                        .toList(),
                procedure.map(PolicyView::procedure).orElse(null),
                policy.notes(),
                policy.questions());
    }

    private static VersionView version(PolicyVersion version) {
        return new VersionView(
                version.effectiveFrom(),
                version.effectiveUntil().orElse(null),
                version.clauses().stream()
                        .map(clause -> new ClauseView(clause.kind().json(), clause.text(), clause.article()))
                        .toList());
    }

    private static ProcedureView procedure(Procedure procedure) {
        return new ProcedureView(
                procedure.id(),
                procedure.steps().stream()
                        .map(step -> new StepView(
                                step.kind().name(),
                                step.kind().zh(),
                                step.actor().zh(),
                                step.workingDays().isPresent()
                                        ? step.workingDays().getAsInt()
                                        : null))
                        .toList());
    }
}
